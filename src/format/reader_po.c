/* PO in (GNU gettext): msgid is the Dutch, msgstr the English, msgctxt the id. Obsolete entries (#~) are passed over.
 */
#include "format/bilingual.h"
#include "format/formats.h"

typedef enum field { CONTEXT, SOURCE, TARGET, PLURAL, FIELDS, NO_FIELD = FIELDS } field;

/* One entry being read. */
typedef struct entry {
    ntr_buffer texts[FIELDS];
    bool has[FIELDS];
    ntr_buffer notes; /* lines of "#. " */
    bool fuzzy;
    field last; /* which the next string goes on with */
} entry;

static void dispose(entry *e) {
    for (unsigned i = 0; i < FIELDS; i++) ntr_buffer_dispose(&e->texts[i]);
    ntr_buffer_dispose(&e->notes);
}

static void clear(entry *e) {
    for (unsigned i = 0; i < FIELDS; i++) {
        ntr_buffer_clear(&e->texts[i]);
        e->has[i] = false;
    }
    ntr_buffer_clear(&e->notes);
    e->fuzzy = false;
    e->last = NO_FIELD;
}

static bool begins(ntr_str text, const char *with) {
    const size_t length = strlen(with);
    return text.len >= length && memcmp(text.ptr, with, length) == 0;
}

/* --- strings ------------------------------------------------------------------------------------------------------ */

/* The character behind a backslash, as in C; numbers, which PO files have no need of, are not read: then NUL. */
static char unescape(char byte) {
    static const char from[] = "ntrabfv\"\\", to[] = "\n\t\r\a\b\f\v\"\\";
    const char *found = byte ? strchr(from, byte) : NULL;
    return found ? to[found - from] : '\0';
}

/* Appends the string in quotes that `text` is; false when it is none. */
static bool append_string(ntr_buffer *out, ntr_str text) {
    if (text.len < 2 || text.ptr[0] != '"' || text.ptr[text.len - 1] != '"') return false;
    const ntr_str inner = ntr_str_slice(text, 1, text.len - 1);
    for (size_t i = 0; i < inner.len; i++) {
        char byte = inner.ptr[i];
        if (byte == '"') return false;
        if (byte == '\\') byte = ++i < inner.len ? unescape(inner.ptr[i]) : '\0';
        if (byte == '\0') return false;
        ntr_buffer_append_char(out, byte);
    }
    return true;
}

/* --- entries ------------------------------------------------------------------------------------------------------ */

static ntr_str value(const entry *e, field which) {
    return e->texts[which].len ? ntr_buffer_str(&e->texts[which]) : NTR_STR("");
}

/* The header is the entry of the empty msgid; of it only the language is asked. */
static void read_header(bilingual *self, const entry *e) {
    for (ntr_str rest = value(e, TARGET); rest.len;) {
        const char *end = memchr(rest.ptr, '\n', rest.len);
        const size_t length = end ? (size_t)(end - rest.ptr) : rest.len;
        const ntr_str line = ntr_str_slice(rest, 0, length), key = NTR_STR("Language: ");
        if (begins(line, key.ptr)) bilingual_take_languages(self, NTR_STR_NONE, ntr_str_slice(line, key.len, line.len));
        rest = ntr_str_slice(rest, length + (end != NULL), rest.len);
    }
}

static void read_notes(bilingual *self, const entry *e) {
    for (ntr_str rest = ntr_buffer_str(&e->notes); rest.len;) {
        const char *end = memchr(rest.ptr, '\n', rest.len);
        const size_t length = end ? (size_t)(end - rest.ptr) : rest.len;
        if (length) bilingual_note(self, NTR_STR(""), ntr_str_slice(rest, 0, length));
        rest = ntr_str_slice(rest, length + (end != NULL), rest.len);
    }
}

static void end_entry(bilingual *self, entry *e) {
    const bool header = e->has[SOURCE] && e->texts[SOURCE].len == 0 && !e->has[CONTEXT];
    if (header) read_header(self, e);
    ntr_unit *unit = e->has[SOURCE] && !header ? bilingual_add(self, value(e, CONTEXT)) : NULL;
    if (unit) {
        unit->source = bilingual_copy(self, value(e, SOURCE));
        if (e->has[TARGET]) unit->target = bilingual_copy(self, value(e, TARGET));
        read_notes(self, e);
        const bool done = unit->target.len && !e->fuzzy && unit->translate;
        unit->state = done ? NTR_STATE_TRANSLATED : NTR_STATE_NEW;
        bilingual_end(self);
    }
    clear(e);
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static ntr_str skip(ntr_str line, size_t length) {
    while (length < line.len && (line.ptr[length] == ' ' || line.ptr[length] == '\t')) length++;
    return ntr_str_slice(line, length, line.len);
}

static bool contains(ntr_str text, ntr_str word) {
    for (size_t i = 0; i + word.len <= text.len; i++)
        if (memcmp(text.ptr + i, word.ptr, word.len) == 0) return true;
    return false;
}

static void read_comment(entry *e, ntr_str line) {
    if (begins(line, "#,") && contains(line, NTR_STR("fuzzy"))) e->fuzzy = true;
    if (!begins(line, "#.")) return;
    ntr_buffer_append(&e->notes, skip(line, 2));
    ntr_buffer_append_char(&e->notes, '\n');
}

/* Of a plural entry the singular is the unit: msgid and msgstr[0]. */
static field field_of(ntr_str *line) {
    static const struct {
        const char *word;
        field is;
    } words[] = {{"msgctxt", CONTEXT},  {"msgid_plural", PLURAL}, {"msgid", SOURCE},
                 {"msgstr[0]", TARGET}, {"msgstr[", PLURAL},      {"msgstr", TARGET}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!begins(*line, words[i].word)) continue;
        const char *quote = memchr(line->ptr, '"', line->len);
        *line = quote ? ntr_str_slice(*line, (size_t)(quote - line->ptr), line->len) : NTR_STR_NONE;
        return words[i].is;
    }
    return NO_FIELD;
}

/* A new entry begins at a comment or a first field when the one before has its msgid. */
static bool begins_entry(const entry *e, ntr_str line) {
    if (!e->has[SOURCE]) return false;
    return line.ptr[0] == '#' || begins(line, "msgctxt") || (begins(line, "msgid") && !begins(line, "msgid_"));
}

static ntr_status read_line(bilingual *self, entry *e, ntr_str line, uint64_t number, ntr_error *err) {
    line = skip(line, 0);
    while (line.len && strchr(" \t\r", line.ptr[line.len - 1]) && line.ptr[line.len - 1]) line.len--;
    if (line.len == 0 || begins(line, "#~")) return NTR_OK;
    if (begins_entry(e, line)) end_entry(self, e);
    if (line.ptr[0] == '#') {
        read_comment(e, line);
        return NTR_OK;
    }
    const field which = line.ptr[0] == '"' ? e->last : field_of(&line);
    if (which == NO_FIELD || !append_string(&e->texts[which], line))
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, number, 0, "this is no line of a PO file");
    e->has[which] = true;
    e->last = which;
    return NTR_OK;
}

static ntr_status read_lines(bilingual *self, entry *e, ntr_str text, ntr_error *err) {
    for (uint64_t number = 1; text.len; number++) {
        const char *end = memchr(text.ptr, '\n', text.len);
        const size_t length = end ? (size_t)(end - text.ptr) : text.len;
        NTR_TRY(read_line(self, e, ntr_str_slice(text, 0, length), number, err));
        text = ntr_str_slice(text, length + (end != NULL), text.len);
    }
    end_entry(self, e);
    for (unsigned i = 0; i < FIELDS; i++) NTR_TRY(ntr_buffer_check(&e->texts[i], err));
    return ntr_buffer_check(&e->notes, err);
}

ntr_status ntr_read_po(ntr_bitext **out, ntr_str name, ntr_str bytes, ntr_error *err) {
    bilingual self;
    ntr_str text;
    *out = NULL;
    NTR_TRY(bilingual_decode(&text, bytes, err));
    NTR_TRY(bilingual_open(&self, name, err));
    entry e = {.last = NO_FIELD};
    const ntr_status status = read_lines(&self, &e, text, err);
    dispose(&e);
    return bilingual_close(&self, out, status, "entry", err);
}
