/* TMX 1.1 to 1.4 in: of each translation unit the Dutch and the English. */
#include <stdio.h>
#include <stdlib.h>

#include "ext/file.h"
#include "ext/xml_reader.h"
#include "format/bilingual.h"
#include "format/formats.h"

static const inline_element elements[] = {
    {"bpt", INLINE_OPEN, NULL, "i", NULL, NULL}, {"ept", INLINE_CLOSE, NULL, "i", NULL, NULL},
    {"ph", INLINE_ALONE, NULL, "x", NULL, NULL}, {"it", INLINE_HALF, NULL, "x", NULL, NULL},
    {"ut", INLINE_ALONE, NULL, "x", NULL, NULL}, {"hi", INLINE_MARK, NULL, NULL, NULL, NULL},
    {NULL, INLINE_NONE, NULL, NULL, NULL, NULL},
};

/* "nl", "NL-nl", "nl_BE" are Dutch. */
static bool is_language(ntr_str tag, const char *language) {
    const size_t length = strlen(language);
    if (tag.len < length) return false;
    for (size_t i = 0; i < length; i++)
        if ((tag.ptr[i] | 0x20) != language[i]) return false;
    return tag.len == length || tag.ptr[length] == '-' || tag.ptr[length] == '_';
}

static ntr_str language_of(const ntr_xml_node *variant) {
    const ntr_str tag = ntr_xml_node_get(variant, "xml:lang");
    return tag.ptr ? tag : ntr_xml_node_get(variant, "lang"); /* before TMX 1.4 */
}

/* The first variant in the language that has a text. */
static const ntr_xml_node *find_variant(const ntr_xml_node *tu, const char *language, ntr_str *tag) {
    for (const ntr_xml_node *tuv = ntr_xml_node_child(tu, "tuv"); tuv; tuv = ntr_xml_node_sibling(tuv, "tuv")) {
        *tag = language_of(tuv);
        if (ntr_xml_node_child(tuv, "seg") && tag->ptr && is_language(*tag, language)) return tuv;
    }
    return NULL;
}

/* --- what is said of a unit --------------------------------------------------------------------------------------- */

/* "20240501T123000Z" */
static int64_t moment_of(ntr_str text) {
    char spread[NTR_CLOCK_TEXT_SIZE];
    int64_t at = 0;
    if (text.len != strlen("20240501T123000Z")) return 0;
    snprintf(spread, sizeof spread, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", text.ptr, text.ptr + 4, text.ptr + 6,
             text.ptr + 9, text.ptr + 11, text.ptr + 13);
    return ntr_clock_parse(&at, ntr_str_from(spread)) ? at : 0;
}

/* Other tools give dates and names to the unit, or to the English variant alone. */
static ntr_str attribute_of(const ntr_xml_node *tu, const ntr_xml_node *variant, const char *name) {
    const ntr_str value = ntr_xml_node_get(tu, name);
    return value.ptr || !variant ? value : ntr_xml_node_get(variant, name);
}

static void read_dates(bilingual *self, const ntr_xml_node *tu, const ntr_xml_node *variant) {
    const ntr_str created = attribute_of(tu, variant, "creationdate"), by = attribute_of(tu, variant, "creationid"),
                  changed = attribute_of(tu, variant, "changedate");
    ntr_provenance *from = created.ptr || by.ptr || changed.ptr ? bilingual_provenance(self) : NULL;
    if (!from) return;
    from->created = moment_of(created);
    from->changed = moment_of(changed);
    from->author = bilingual_copy(self, by);
}

/* Properties of ours, which say where a unit of a memory comes from. */
static void read_origin(bilingual *self, ntr_str type, ntr_str value) {
    static const char *const types[] = {"x-origin", "x-document", "x-before", "x-behind", "x-confidence", NULL};
    int which = 0;
    while (types[which] && !ntr_str_equal(type, ntr_str_from(types[which]))) which++;
    ntr_provenance *from = types[which] ? bilingual_provenance(self) : NULL;
    if (!from) return;
    switch (which) {
    case 0: from->origin = bilingual_copy(self, value); break;
    case 1: from->document = bilingual_copy(self, value); break;
    case 2: from->before = bilingual_hash(value); break;
    case 3: from->behind = bilingual_hash(value); break;
    default: from->confidence = (unsigned)strtoul(value.ptr, NULL, 10) % 1001; break;
    }
}

static void read_property(bilingual *self, ntr_unit *unit, const ntr_xml_node *property) {
    const ntr_str type = ntr_xml_node_get(property, "type");
    ntr_buffer buffer = {0};
    ntr_xml_node_append_text(&buffer, property);
    const ntr_str value = ntr_buffer_str(&buffer);
    ntr_buffer_append_char(&buffer, '\0');
    if (ntr_str_equal(type, NTR_STR("x-state"))) unit->state = ntr_state_from(value, unit->state);
    if (ntr_str_equal(type, NTR_STR("x-translate"))) unit->translate = !ntr_str_equal(value, NTR_STR("no"));
    if (buffer.failed)
        bilingual_fail(self);
    else
        read_origin(self, type, (ntr_str){buffer.ptr, value.len});
    ntr_buffer_dispose(&buffer);
}

static void read_unit(bilingual *self, const ntr_xml_node *tu) {
    ntr_str source_tag = NTR_STR_NONE, target_tag = NTR_STR_NONE;
    const ntr_xml_node *source = find_variant(tu, "nl", &source_tag);
    const ntr_xml_node *target = find_variant(tu, "en", &target_tag);
    if (!source) return;
    if (self->bitext->units.count == 0) bilingual_take_languages(self, source_tag, target ? target_tag : NTR_STR_NONE);
    ntr_unit *unit = bilingual_add(self, ntr_xml_node_get(tu, "tuid"));
    if (!unit) return;
    inline_read(&unit->source, &unit->source_codes, &self->inline_reader, ntr_xml_node_child(source, "seg"));
    if (target)
        inline_read(&unit->target, &unit->target_codes, &self->inline_reader, ntr_xml_node_child(target, "seg"));
    unit->state = target ? NTR_STATE_TRANSLATED : NTR_STATE_NEW;
    bilingual_own_languages(self, source_tag, target ? target_tag : NTR_STR_NONE);
    read_dates(self, tu, target);
    for (const ntr_xml_node *node = ntr_xml_node_first(tu); node; node = ntr_xml_node_next(node)) {
        if (ntr_xml_node_is(node, "prop")) read_property(self, unit, node);
        if (ntr_xml_node_is(node, "note")) bilingual_note_element(self, NTR_STR(""), node);
    }
    bilingual_end(self);
}

static ntr_status open_reader(bilingual *self, ntr_str name, ntr_error *err) {
    NTR_TRY(bilingual_open(self, name, err));
    self->inline_reader.elements = elements;
    self->inline_reader.text = &self->text;
    return NTR_OK;
}

static const char wanted[] = "translation unit with Dutch (nl) in it";

ntr_status ntr_read_tmx(ntr_bitext **out, const ntr_xml_node *root, ntr_str name, ntr_error *err) {
    bilingual self;
    *out = NULL;
    NTR_TRY(open_reader(&self, name, err));
    const ntr_xml_node *body = ntr_xml_node_child(root, "body");
    const ntr_xml_node *tu = body ? ntr_xml_node_child(body, "tu") : NULL;
    for (; tu; tu = ntr_xml_node_sibling(tu, "tu")) read_unit(&self, tu);
    return bilingual_close(&self, out, NTR_OK, wanted, err);
}

/* --- in pieces ---------------------------------------------------------------------------------------------------- */

enum { PIECE = 5000 };

/* Reads up to PIECE units; `*more` is false at the end of the file. */
static ntr_status read_piece(bilingual *self, ntr_xml_reader *reader, bool *more, ntr_error *err) {
    while (self->bitext->units.count < PIECE) {
        ntr_xml_event event;
        const ntr_xml_node *tu;
        NTR_TRY(ntr_xml_next(&event, reader, err));
        *more = event.kind != NTR_XML_DONE;
        if (!*more) return NTR_OK;
        if (event.kind != NTR_XML_START || strcmp(event.name, "tu") != 0) continue;
        NTR_TRY(ntr_xml_expand(&tu, reader, err));
        read_unit(self, tu);
    }
    return NTR_OK;
}

/* Only a file without any unit is empty, not its last piece. */
static ntr_status take_piece(bool *more, ntr_xml_reader *reader, ntr_str name, bool first, ntr_bitext_take take,
                             void *to, ntr_error *err) {
    bilingual self;
    ntr_bitext *bitext = NULL;
    NTR_TRY(open_reader(&self, name, err));
    ntr_status status = read_piece(&self, reader, more, err);
    const bool nothing_left = status == NTR_OK && !first && self.bitext->units.count == 0;
    const ntr_status closed = bilingual_close(&self, &bitext, status, wanted, nothing_left ? NULL : err);
    if (!nothing_left) status = closed;
    if (status == NTR_OK && bitext) status = take(to, bitext, ntr_format_find("tmx"), err);
    ntr_bitext_free(bitext);
    return status;
}

ntr_status ntr_read_tmx_pieces(ntr_str name, ntr_str bytes, ntr_bitext_take take, void *self, ntr_error *err) {
    ntr_xml_reader *reader;
    bool more = true;
    NTR_TRY(ntr_xml_reader_open(&reader, bytes, err));
    ntr_status status = NTR_OK;
    for (bool first = true; status == NTR_OK && more; first = false)
        status = take_piece(&more, reader, name, first, take, self, err);
    ntr_xml_reader_close(reader);
    return status;
}
