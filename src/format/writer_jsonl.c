/* JSON Lines: one object a segment, the contract that scripts read. */
#include <inttypes.h>
#include <stdio.h>

#include "ext/file.h"
#include "ext/json.h"
#include "ext/unicode.h"
#include "format/formats.h"

/* Turns byte offsets into code points. Annotations are sorted by start, so it only walks on. */
typedef struct counter {
    ntr_str text;
    size_t offset;
    size_t points;
} counter;

static size_t points_at(counter *at, size_t offset) {
    at->points += ntr_utf8_count(ntr_str_slice(at->text, at->offset, offset));
    at->offset = offset;
    return at->points;
}

static void write_span(ntr_json_writer *json, counter *at, ntr_span span) {
    const size_t start = points_at(at, span.begin);
    const size_t length = ntr_utf8_count(ntr_str_slice(at->text, span.begin, span.end));
    ntr_json_number(json, "start", (int64_t)start);
    ntr_json_number(json, "end", (int64_t)(start + length));
}

static void write_name(ntr_json_writer *json, counter *at, const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(unit, annot);
    ntr_json_string(json, "nl", nl);
    ntr_json_string(json, "en", ntr_annot_base(annot, nl)); /* Poetins → Putin; the draft has Putin's */
    ntr_json_string(json, "original", annot->original.len ? annot->original : NTR_STR_NONE);
    ntr_json_string(json, "kind", ntr_str_from(ntr_name_kind_word(annot->as.name)));
    ntr_json_string(json, "origin", annot->origin.code[0] ? ntr_str_from(annot->origin.code) : NTR_STR_NONE);
    write_span(json, at, annot->span);
    ntr_json_number(json, "confidence", annot->confidence);
    ntr_json_string(json, "why", annot->why.ptr ? annot->why : NTR_STR(""));
    ntr_json_begin_array(json, "alt");
    for (uint32_t i = 0; i < annot->alternative_count; i++) ntr_json_string(json, NULL, annot->alternatives[i]);
    ntr_json_end_array(json);
}

static void write_term(ntr_json_writer *json, counter *at, const ntr_unit *unit, const ntr_annot *annot) {
    const ntr_str nl = ntr_unit_text(unit, annot);
    ntr_json_string(json, "nl", nl);
    ntr_json_string(json, "lemma", annot->lemma.ptr ? annot->lemma : nl);
    ntr_json_string(json, "en", ntr_annot_base(annot, nl));
    ntr_json_string(json, "status", ntr_str_from(ntr_term_status_word(annot->as.status)));
    ntr_json_number(json, "entry", annot->entry);
    write_span(json, at, annot->span);
    ntr_json_bool(json, "in_compound", annot->in_compound);
}

static void write_protected(ntr_json_writer *json, counter *at, const ntr_unit *unit, const ntr_annot *annot) {
    ntr_json_string(json, "text", ntr_unit_text(unit, annot));
    ntr_json_string(json, "kind", ntr_str_from(ntr_protected_kind_word(annot->as.protected_as)));
    write_span(json, at, annot->span);
}

typedef void (*annot_writer)(ntr_json_writer *json, counter *at, const ntr_unit *unit, const ntr_annot *annot);

static void write_annots(ntr_json_writer *json, const ntr_unit *unit, const char *key, ntr_annot_kind kind,
                         annot_writer write) {
    counter at = {.text = unit->source};
    ntr_json_begin_array(json, key);
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        if (unit->annots[i].kind != kind) continue;
        ntr_json_begin_object(json, NULL);
        write(json, &at, unit, &unit->annots[i]);
        ntr_json_end_object(json);
    }
    ntr_json_end_array(json);
}

static void write_notes(ntr_json_writer *json, const ntr_unit *unit) {
    ntr_json_begin_array(json, "notes");
    for (uint32_t i = 0; i < unit->note_count; i++) {
        ntr_json_begin_object(json, NULL);
        ntr_json_string(json, "code", ntr_str_from(unit->notes[i].code));
        ntr_json_string(json, "text", unit->notes[i].text);
        ntr_json_end_object(json);
    }
    ntr_json_end_array(json);
}

/* Only where there are codes: a text file has none. */
static void write_codes(ntr_json_writer *json, const char *key, ntr_str text, ntr_codes codes) {
    counter at = {.text = text};
    if (codes.count == 0) return;
    ntr_json_begin_array(json, key);
    for (uint32_t i = 0; i < codes.count; i++) {
        ntr_json_begin_object(json, NULL);
        ntr_json_string(json, "id", codes.items[i].id);
        ntr_json_string(json, "kind", ntr_str_from(ntr_code_kind_word(codes.items[i].kind)));
        ntr_json_number(json, "at", (int64_t)points_at(&at, codes.items[i].at));
        ntr_json_string(json, "data", codes.items[i].data);
        ntr_json_end_object(json);
    }
    ntr_json_end_array(json);
}

static void write_text(ntr_json_writer *json, const char *key, ntr_str text) {
    if (text.len) ntr_json_string(json, key, text);
}

/* Only where a translation memory has some. */
static void write_matches(ntr_json_writer *json, const ntr_unit *unit) {
    if (unit->match_count == 0) return;
    ntr_json_begin_array(json, "matches");
    for (uint32_t i = 0; i < unit->match_count; i++) {
        const ntr_match *match = &unit->matches[i];
        ntr_json_begin_object(json, NULL);
        ntr_json_number(json, "score", match->score);
        ntr_json_string(json, "source", match->source);
        ntr_json_string(json, "target", match->target);
        write_text(json, "origin", match->origin);
        write_text(json, "replaced", match->replaced);
        write_codes(json, "source_codes", match->source, match->source_codes);
        write_codes(json, "target_codes", match->target, match->target_codes);
        ntr_json_end_object(json);
    }
    ntr_json_end_array(json);
}

/* Hashes are written in hexadecimal, for JSON's numbers are not wide enough. */
static void write_hash(ntr_json_writer *json, const char *key, uint64_t hash) {
    char text[17];
    snprintf(text, sizeof text, "%016" PRIx64, hash);
    if (hash) ntr_json_string(json, key, ntr_str_from(text));
}

static void write_time(ntr_json_writer *json, const char *key, int64_t at) {
    char text[NTR_CLOCK_TEXT_SIZE];
    ntr_clock_text(text, at);
    if (at) ntr_json_string(json, key, ntr_str_from(text));
}

/* A pair of a memory says its languages, for no other field does. */
static void write_languages(ntr_json_writer *json, const ntr_bitext *bitext, const ntr_provenance *from) {
    if (from->document.len == 0) return;
    write_text(json, "source_lang", from->source_lang.len ? from->source_lang : ntr_str_from(bitext->source_lang));
    write_text(json, "target_lang", from->target_lang.len ? from->target_lang : ntr_str_from(bitext->target_lang));
}

static void write_provenance(ntr_json_writer *json, const ntr_bitext *bitext, const ntr_provenance *from) {
    if (!from) return;
    ntr_json_begin_object(json, "provenance");
    write_text(json, "origin", from->origin);
    write_text(json, "document", from->document);
    write_text(json, "author", from->author);
    write_time(json, "created", from->created);
    write_time(json, "changed", from->changed);
    write_hash(json, "before", from->before);
    write_hash(json, "behind", from->behind);
    if (from->confidence) ntr_json_number(json, "confidence", from->confidence);
    write_languages(json, bitext, from);
    ntr_json_end_object(json);
}

static void write_unit(ntr_json_writer *json, const ntr_bitext *bitext, const ntr_unit *unit, const char *doc) {
    ntr_json_begin_object(json, NULL);
    if (doc) ntr_json_string(json, "doc", ntr_str_from(doc));
    ntr_json_string(json, "id", unit->id);
    ntr_json_number(json, "para", unit->para);
    ntr_json_string(json, "source", unit->source);
    ntr_json_string(json, "target", unit->target);
    ntr_json_string(json, "lang", ntr_str_from(unit->lang.code[0] ? unit->lang.code : "und"));
    ntr_json_bool(json, "translate", unit->translate);
    write_annots(json, unit, "names", NTR_NAME, write_name);
    write_annots(json, unit, "terms", NTR_TERM, write_term);
    write_annots(json, unit, "protected", NTR_PROTECTED, write_protected);
    write_notes(json, unit);
    if (unit->state != NTR_STATE_NEW) ntr_json_string(json, "state", ntr_str_from(ntr_state_word(unit->state)));
    if (unit->block != NTR_PARAGRAPH) ntr_json_string(json, "block", ntr_str_from(ntr_block_kind_word(unit->block)));
    write_codes(json, "source_codes", unit->source, unit->source_codes);
    write_codes(json, "target_codes", unit->target, unit->target_codes);
    write_matches(json, unit);
    if (unit->pretranslated) ntr_json_number(json, "pretranslated", unit->pretranslated);
    write_provenance(json, bitext, unit->provenance);
    ntr_json_end_object(json);
    ntr_json_newline(json);
}

ntr_status ntr_write_jsonl_pieces(ntr_buffer *out, ntr_bitext_give give, void *self, const ntr_write_options *options,
                                  ntr_error *err) {
    ntr_json_writer json = {.out = out};
    for (const ntr_bitext *piece;;) {
        NTR_TRY(give(&piece, self, err));
        if (!piece) return ntr_buffer_check(out, err);
        for (uint32_t i = 0; i < piece->units.count; i++)
            write_unit(&json, piece, &piece->units.items[i], options->doc);
    }
}

ntr_status ntr_write_jsonl(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options,
                           ntr_error *err) {
    return ntr_write_jsonl_pieces(out, ntr_give_whole, &bitext, options, err);
}
