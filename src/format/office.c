/* Word and OpenDocument texts as archives: their parts, and what their styles say. */
#include "format/office.h"

#include <stdio.h>

#include "ext/unicode.h"
#include "format/formats.h"
#include "model/data.h"

enum { PART_LIMIT = 128 * 1024 * 1024, TOTAL_LIMIT = 256 * 1024 * 1024 }; /* bytes, unpacked */

/* --- styles and looks --------------------------------------------------------------------------------------------- */

enum { STYLE_NAME = 200 }; /* bytes; a style of a longer name is not known */

static ntr_str style_key(char buffer[STYLE_NAME + 1], char family, ntr_str name) {
    if (name.len > STYLE_NAME) return NTR_STR_NONE;
    buffer[0] = family;
    if (name.len) memcpy(buffer + 1, name.ptr, name.len);
    return (ntr_str){buffer, name.len + 1};
}

office_style *office_add_style(office *self, char family, ntr_str name) {
    char buffer[STYLE_NAME + 1];
    ntr_str key = style_key(buffer, family, name);
    office_style *style = NTR_PUSH(self->arena, &self->styles);
    if (!style) return NULL;
    style->parent = NTR_STR("");
    if (!key.ptr) return style;
    key = ntr_arena_copy(self->arena, key);
    return key.ptr && ntr_map_put(&self->style_index, self->arena, key, self->styles.count - 1) ? style : NULL;
}

const office_style *office_find_style(const office *self, char family, ntr_str name) {
    char buffer[STYLE_NAME + 1];
    const ntr_str key = style_key(buffer, family, name);
    const uint32_t found = key.ptr ? ntr_map_get(&self->style_index, key) : NTR_MAP_NONE;
    return found == NTR_MAP_NONE ? NULL : &self->styles.items[found];
}

/* "Heading_20_1" → "Heading": ODF writes a character that a name may not have as its number. */
static ntr_str plain_name(ntr_arena *arena, ntr_str name) {
    char *copy = ntr_arena_alloc(arena, name.len + 1);
    size_t length = 0;
    for (size_t i = 0; copy && i < name.len; i++) {
        const bool space = i + 4 <= name.len && memcmp(name.ptr + i, "_20_", 4) == 0;
        copy[length++] = space ? ' ' : name.ptr[i];
        if (space) i += 3;
    }
    while (length && (copy[length - 1] == ' ' || (copy[length - 1] >= '0' && copy[length - 1] <= '9'))) length--;
    return (ntr_str){copy, length};
}

bool office_know_style(office *self, office_style *style, ntr_str name) {
    static const struct {
        const char *word;
        ntr_block_kind kind;
    } kinds[] = {{"heading", NTR_HEADING}, {"item", NTR_LIST_ITEM}, {"caption", NTR_CAPTION}};
    const ntr_str plain = plain_name(self->arena, name);
    const ntr_str folded = plain.ptr ? ntr_fold(self->arena, plain) : NTR_STR_NONE;
    if (!folded.ptr) return false;
    const uint32_t row = ntr_table_find(&self->style_names, folded);
    for (size_t i = 0; row != NTR_MAP_NONE && i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!ntr_str_equal(ntr_table_cell(&self->style_names, row, 1), ntr_str_from(kinds[i].word))) continue;
        style->is_known = true;
        style->kind = kinds[i].kind;
    }
    return true;
}

ntr_block_kind office_kind_of(const office *self, ntr_str name) {
    enum { STEPS = 32 }; /* styles may be based on one another in a ring */
    const office_style *style = office_find_style(self, 'p', name);
    for (int i = 0; style && i < STEPS; i++) {
        if (style->is_known) return style->kind;
        style = style->parent.len ? office_find_style(self, 'p', style->parent) : NULL;
    }
    return NTR_PARAGRAPH;
}

/* What a tag may be called, whatever a style is: letters, digits, "-" and "_". */
static ntr_str clean_label(ntr_arena *arena, ntr_str label) {
    char *copy = ntr_arena_alloc(arena, label.len + 1);
    size_t length = 0;
    for (size_t i = 0; copy && i < label.len; i++) {
        const char c = label.ptr[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || c == '-' || c == '_') copy[length++] = c;
    }
    return copy && length == 0 ? NTR_STR("r") : (ntr_str){copy, length};
}

uint32_t office_find_look(office *self, ntr_str key, ntr_str label) {
    const uint32_t found = ntr_map_get(&self->look_index, key);
    if (found != NTR_MAP_NONE) return found;
    const office_look look = {.key = ntr_arena_copy(self->arena, key), .label = clean_label(self->arena, label)};
    office_look *added = look.key.ptr && look.label.ptr ? NTR_PUSH(self->arena, &self->looks) : NULL;
    if (!added || !ntr_map_put(&self->look_index, self->arena, look.key, self->looks.count - 1)) return OFFICE_NONE;
    *added = look;
    return self->looks.count - 1;
}

bool office_is_dutch(ntr_str lang) {
    return lang.len >= 2 && (lang.ptr[0] == 'n' || lang.ptr[0] == 'N') && (lang.ptr[1] == 'l' || lang.ptr[1] == 'L') &&
           (lang.len == 2 || lang.ptr[2] == '-');
}

bool office_relabel_language(const office *self, ntr_xml_node *around, bool *changed) {
    ntr_xml_node *language = ntr_xml_node_child(around, "language");
    const ntr_xml_node *text = language ? ntr_xml_node_first(language) : NULL;
    if (!text || !ntr_xml_node_is_text(text) || !office_is_dutch(ntr_xml_node_value(text))) return true;
    *changed = true;
    ntr_xml_node_clear(language);
    return ntr_xml_node_add_text(language, ntr_str_from(self->target_lang));
}

bool office_is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

bool office_ends_with(ntr_str name, const char *end) {
    const size_t length = strlen(end);
    return name.len > length && memcmp(name.ptr + name.len - length, end, length) == 0;
}

/* --- parts -------------------------------------------------------------------------------------------------------- */

bool office_add_part(office *self, ntr_str name, bool is_text) {
    if (ntr_map_get(&self->part_index, name) != NTR_MAP_NONE) return true;
    const ntr_str copy = ntr_arena_copy(self->arena, name);
    if (!copy.ptr || !ntr_map_put(&self->part_index, self->arena, copy, self->parts.count)) return false;
    office_part *part = NTR_PUSH(self->arena, &self->parts);
    if (part) *part = (office_part){copy, is_text};
    return part != NULL;
}

bool office_add_paragraph(office *self, ntr_xml_node *node, ntr_block_kind kind) {
    office_paragraph *paragraph = NTR_PUSH(self->arena, &self->paragraphs);
    if (paragraph) *paragraph = (office_paragraph){node, NULL, kind, NULL};
    return paragraph != NULL;
}

static ntr_status read_tree(office *self, const char *name, ntr_error *err) {
    const size_t left = TOTAL_LIMIT - self->unpacked;
    NTR_TRY(ntr_zip_read(&self->bytes, self->zip, name, left < PART_LIMIT ? left : PART_LIMIT, err));
    self->unpacked += self->bytes.len;
    return ntr_xml_tree_read(&self->tree, ntr_buffer_str(&self->bytes), err);
}

ntr_status office_read_part(office *self, ntr_str name, ntr_error *err) {
    ntr_xml_tree_free(self->tree);
    self->tree = NULL;
    self->paragraphs.count = self->open_fields = 0;
    self->in_instructions = 0;
    ntr_buffer_clear(&self->bytes);
    const ntr_str path = ntr_arena_copy(self->arena, name);
    if (!path.ptr) return ntr_error_memory(err);
    const ntr_status status = ntr_zip_has(self->zip, path.ptr) ?
                                  read_tree(self, path.ptr, err) :
                                  ntr_error_set(err, NTR_BAD_SYNTAX, "this part of the document is missing");
    if (status == NTR_OK || !err) return status;
    char source[NTR_ERROR_SOURCE_SIZE];
    snprintf(source, sizeof source, "%.*s(%s)", NTR_FMT(self->name), path.ptr);
    ntr_error_name_source(err, source);
    return status;
}

ntr_status office_take(office *self, office_line *line, const office_paragraph *paragraph, ntr_error *err) {
    office_line_clear(line);
    const bool good = paragraph->value ? office_take_value(line, paragraph) :
                                         self->format->take(self, line, paragraph->node) && office_arrange(self, line);
    return good ? ntr_buffer_check(&line->text, err) : ntr_error_memory(err);
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

void office_close(office *self) {
    ntr_xml_tree_free(self->tree);
    ntr_zip_close(self->zip);
    ntr_buffer_dispose(&self->bytes);
    ntr_arena_free(self->arena);
}

ntr_status office_open(office *self, const office_format *format, ntr_str name, ntr_str bytes, ntr_error *err) {
    *self = (office){.format = format, .name = name, .arena = ntr_arena_new()};
    if (!self->arena || office_find_look(self, NTR_STR(""), NTR_STR("r")) == OFFICE_NONE) return ntr_error_memory(err);
    NTR_TRY(ntr_table_read(&self->style_names, self->arena, ntr_data_find("words/styles.tsv"), false, err));
    NTR_TRY(ntr_zip_open(&self->zip, bytes, err));
    return format->open(self, err);
}
