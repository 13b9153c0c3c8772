#include "ext/json.h"

#include <inttypes.h>
#include <jansson.h>

#include "ext/unicode.h"

/* --- out -------------------------------------------------------------------------------------------------------- */

static void begin_value(ntr_json_writer *writer, const char *key) {
    if (writer->needs_comma) ntr_buffer_append_char(writer->out, ',');
    writer->needs_comma = true;
    if (!key) return;
    ntr_buffer_append_char(writer->out, '"');
    ntr_buffer_append(writer->out, ntr_str_from(key));
    ntr_buffer_append(writer->out, NTR_STR("\":"));
}

static void begin_container(ntr_json_writer *writer, const char *key, char bracket) {
    begin_value(writer, key);
    ntr_buffer_append_char(writer->out, bracket);
    writer->needs_comma = false;
}

static void end_container(ntr_json_writer *writer, char bracket) {
    ntr_buffer_append_char(writer->out, bracket);
    writer->needs_comma = true;
}

void ntr_json_begin_object(ntr_json_writer *writer, const char *key) {
    begin_container(writer, key, '{');
}

void ntr_json_end_object(ntr_json_writer *writer) {
    end_container(writer, '}');
}

void ntr_json_begin_array(ntr_json_writer *writer, const char *key) {
    begin_container(writer, key, '[');
}

void ntr_json_end_array(ntr_json_writer *writer) {
    end_container(writer, ']');
}

static int append_dump(const char *bytes, size_t size, void *out) {
    ntr_buffer_append(out, (ntr_str){bytes, size});
    return 0;
}

/* jansson takes valid UTF-8 only; the name of a file need not be. */
static json_t *repaired_string(ntr_str text) {
    ntr_buffer repaired = {0};
    for (size_t i = 0; i < text.len;) ntr_utf8_append(&repaired, ntr_utf8_next(text, &i));
    json_t *string = repaired.failed ? NULL : json_stringn(repaired.ptr, repaired.len);
    ntr_buffer_dispose(&repaired);
    return string;
}

/* Printable ASCII that needs no escape: most values are, and need no jansson, which costs a tree and a dump each. */
static bool is_plain(ntr_str text) {
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char byte = (unsigned char)text.ptr[i];
        if (byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\') return false;
    }
    return true;
}

void ntr_json_string(ntr_json_writer *writer, const char *key, ntr_str value) {
    begin_value(writer, key);
    if (!value.ptr) {
        ntr_buffer_append(writer->out, NTR_STR("null"));
        return;
    }
    if (is_plain(value)) {
        ntr_buffer_append_char(writer->out, '"');
        ntr_buffer_append(writer->out, value);
        ntr_buffer_append_char(writer->out, '"');
        return;
    }
    json_t *string = json_stringn(value.ptr, value.len);
    if (!string) string = repaired_string(value);
    if (!string || json_dump_callback(string, append_dump, writer->out, JSON_ENCODE_ANY) != 0)
        writer->out->failed = true;
    json_decref(string);
}

void ntr_json_number(ntr_json_writer *writer, const char *key, int64_t value) {
    begin_value(writer, key);
    ntr_buffer_printf(writer->out, "%" PRId64, value);
}

void ntr_json_bool(ntr_json_writer *writer, const char *key, bool value) {
    begin_value(writer, key);
    ntr_buffer_append(writer->out, value ? NTR_STR("true") : NTR_STR("false"));
}

void ntr_json_raw(ntr_json_writer *writer, const char *key, ntr_str json) {
    begin_value(writer, key);
    ntr_buffer_append(writer->out, json);
}

void ntr_json_newline(ntr_json_writer *writer) {
    ntr_buffer_append_char(writer->out, '\n');
    writer->needs_comma = false;
}

/* --- in --------------------------------------------------------------------------------------------------------- */

/* ntr_json is jansson's json_t under another name, so that jansson.h is needed here only. */

ntr_status ntr_json_parse(ntr_json **out, ntr_str text, ntr_error *err) {
    *out = NULL;
    json_error_t error;
    json_t *value = json_loadb(text.ptr ? text.ptr : "", text.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!value && json_error_code(&error) == json_error_out_of_memory) return ntr_error_memory(err);
    if (!value)
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, error.line > 0 ? (uint64_t)error.line : 0,
                                error.column > 0 ? (uint64_t)error.column : 0, "not JSON: %s", error.text);
    if (!json_is_object(value)) {
        json_decref(value);
        return ntr_error_set(err, NTR_BAD_SYNTAX, "a JSON object is wanted");
    }
    *out = (ntr_json *)value;
    return NTR_OK;
}

void ntr_json_free(ntr_json *object) {
    json_decref((json_t *)object);
}

ntr_str ntr_json_find(const ntr_json *object, const char *key) {
    const json_t *value = json_object_get((const json_t *)object, key);
    return json_is_string(value) ? (ntr_str){json_string_value(value), json_string_length(value)} : NTR_STR_NONE;
}

int64_t ntr_json_find_number(const ntr_json *object, const char *key) {
    return json_integer_value(json_object_get((const json_t *)object, key));
}

bool ntr_json_find_bool(const ntr_json *object, const char *key, bool otherwise) {
    const json_t *value = json_object_get((const json_t *)object, key);
    return json_is_boolean(value) ? json_is_true(value) : otherwise;
}

ntr_json *ntr_json_member(const ntr_json *object, const char *key) {
    json_t *value = json_object_get((const json_t *)object, key);
    return json_is_object(value) || json_is_array(value) ? (ntr_json *)value : NULL;
}

void ntr_json_each(ntr_json *object, bool (*take)(void *self, ntr_str key, ntr_str value), void *self) {
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value) {
        const ntr_str text = {json_string_value(value), json_string_length(value)};
        if (json_is_string(value) && !take(self, ntr_str_from(key), text)) return;
    }
}

size_t ntr_json_count(const ntr_json *array) {
    return json_array_size((const json_t *)array);
}

const ntr_json *ntr_json_item(const ntr_json *array, size_t index) {
    return (const ntr_json *)json_array_get((const json_t *)array, index);
}

ntr_str ntr_json_text(const ntr_json *item) {
    const json_t *value = (const json_t *)item;
    return json_is_string(value) ? (ntr_str){json_string_value(value), json_string_length(value)} : NTR_STR_NONE;
}
