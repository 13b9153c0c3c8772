/* ntrans glossary history, undo, backup. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/glossary.h"
#include "ext/file.h"
#include "ext/json.h"
#include "ntrans/upkeep.h"

/* --- what a change did to an entry -------------------------------------------------------------------------------- */

static void append_term(ntr_buffer *out, char sign, const ntr_entry_term *term) {
    ntr_buffer_printf(out, "    %c %s  %.*s  %s", sign, term->lang.code, NTR_FMT(term->text),
                      ntr_term_status_word(term->status));
    if (term->pos.len) ntr_buffer_printf(out, "  %.*s", NTR_FMT(term->pos));
    if (term->gender.len) ntr_buffer_printf(out, " %.*s", NTR_FMT(term->gender));
    if (term->case_rule != NTR_CASE_IGNORE) ntr_buffer_printf(out, "  case: %s", ntr_case_rule_word(term->case_rule));
    if (term->note.len) ntr_buffer_printf(out, "  %.*s", NTR_FMT(term->note));
    ntr_buffer_append_char(out, '\n');
}

/* The terms of `entry` that `other` has not, or not so. */
static void append_terms(ntr_buffer *out, char sign, const ntr_entry *entry, const ntr_entry *other) {
    for (uint32_t i = 0; entry && i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i],
                             *twin = ntr_entry_find_term(other, term->lang.code, term->text);
        if (!twin || !ntr_entry_term_agrees(term, twin)) append_term(out, sign, term);
    }
}

static void append_field(ntr_buffer *out, const char *name, ntr_str before, ntr_str after) {
    if (ntr_str_equal(before, after)) return;
    if (before.len) ntr_buffer_printf(out, "    - %s: %.*s\n", name, NTR_FMT(before));
    if (after.len) ntr_buffer_printf(out, "    + %s: %.*s\n", name, NTR_FMT(after));
}

static void append_difference(ntr_buffer *out, const ntr_entry *before, const ntr_entry *after) {
    const ntr_entry none = {0};
    const ntr_entry *a = before ? before : &none, *b = after ? after : &none;
    append_terms(out, '-', before, after);
    append_terms(out, '+', after, before);
    append_field(out, "domain", a->domain, b->domain);
    append_field(out, "note", a->note, b->note);
    append_field(out, "reference", a->source, b->source);
    append_field(out, "origin", ntr_str_from(a->origin.code), ntr_str_from(b->origin.code));
}

/* --- history ------------------------------------------------------------------------------------------------------ */

static void append_set(ntr_buffer *out, const ntr_change_set *set) {
    char at[NTR_CLOCK_TEXT_SIZE];
    ntr_clock_text(at, set->stamp.at);
    ntr_buffer_printf(out, "%" PRId64 "  %s  %.*s  %.*s", set->number, at, NTR_FMT(set->stamp.by), NTR_FMT(set->what));
    if (!set->has_entries)
        ntr_buffer_printf(out, "  %" PRId64 " entr%s", set->entries, set->entries == 1 ? "y" : "ies");
    ntr_buffer_append(out, set->undone ? NTR_STR("  (undone)\n") : NTR_STR("\n"));
    if (set->has_entries) append_difference(out, set->before, set->after);
}

static void append_entry_json(ntr_json_writer *json, const char *key, const ntr_entry *entry) {
    ntr_buffer record = {0};
    if (entry) ntr_entry_json(&record, entry);
    ntr_json_raw(json, key, entry ? ntr_buffer_str(&record) : NTR_STR("null"));
    json->out->failed = json->out->failed || record.failed;
    ntr_buffer_dispose(&record);
}

static void append_set_json(ntr_buffer *out, const ntr_change_set *set) {
    ntr_json_writer json = {.out = out};
    char at[NTR_CLOCK_TEXT_SIZE];
    ntr_clock_text(at, set->stamp.at);
    ntr_json_begin_object(&json, NULL);
    ntr_json_number(&json, "change", set->number);
    ntr_json_string(&json, "at", ntr_str_from(at));
    ntr_json_string(&json, "by", set->stamp.by);
    ntr_json_string(&json, "what", set->what);
    ntr_json_number(&json, "entries", set->entries);
    if (set->undoes) ntr_json_number(&json, "undoes", set->undoes);
    ntr_json_bool(&json, "undone", set->undone);
    if (set->has_entries) append_entry_json(&json, "before", set->before);
    if (set->has_entries) append_entry_json(&json, "after", set->after);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

enum { HISTORY_LIMIT = 50 };

int cli_glossary_history(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_history history = {0};
    ntr_buffer out = {0};
    int64_t entry = 0;
    if (g->operand_count && !cli_glossary_number(&entry, g, g->operands[0])) return EXIT_USAGE;
    const uint32_t limit = g->limit ? (uint32_t)g->limit : HISTORY_LIMIT;
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_history(&history, glossary, entry, limit, &err);
    for (uint32_t i = 0; i < history.sets.count; i++) {
        if (g->json)
            append_set_json(&out, &history.sets.items[i]);
        else
            append_set(&out, &history.sets.items[i]);
    }
    ntr_history_dispose(&history);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- undo, backup ------------------------------------------------------------------------------------------------- */

int cli_glossary_undo(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_history resting = {0};
    ntr_buffer out = {0};
    int64_t number;
    if (!cli_glossary_number(&number, g, g->operands[0])) return EXIT_USAGE;
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = ntr_glossary_undo(&resting, glossary, number, &err);
    for (uint32_t i = 0; i < resting.sets.count; i++) append_set(&out, &resting.sets.items[i]);
    if (status == NTR_EXISTS && out.len) fwrite(out.ptr, 1, out.len, stderr);
    ntr_history_dispose(&resting);
    return cli_glossary_end(glossary, &out, status, &err);
}

int cli_glossary_backup(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_backup(glossary, g->operands[0], g->force, &err);
    return cli_glossary_end(glossary, &out, status, &err);
}
