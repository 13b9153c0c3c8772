/* An entry as JSON: what the history keeps, and what --json prints. */
#include "ext/file.h"
#include "ext/json.h"
#include "gloss/store.h"

/* Members that are empty are left out: most are. */
static void put(ntr_json_writer *json, const char *key, ntr_str value) {
    if (value.len > 0) ntr_json_string(json, key, value);
}

static void put_stamp(ntr_json_writer *json, const char *at_key, const char *by_key, ntr_stamp stamp) {
    char at[NTR_CLOCK_TEXT_SIZE];
    ntr_clock_text(at, stamp.at);
    ntr_json_string(json, at_key, ntr_str_from(at));
    ntr_json_string(json, by_key, stamp.by);
}

static bool same_stamp(ntr_stamp a, ntr_stamp b) {
    return a.at == b.at && ntr_str_equal(a.by, b.by);
}

/* A term whose stamps are those of its entry does not repeat them, as an entry never changed has one stamp. */
static void put_term(ntr_json_writer *json, const ntr_entry *entry, const ntr_entry_term *term) {
    ntr_json_begin_object(json, NULL);
    ntr_json_string(json, "lang", ntr_str_from(term->lang.code));
    ntr_json_string(json, "text", term->text);
    put(json, "pos", term->pos);
    put(json, "gender", term->gender);
    ntr_json_string(json, "status", ntr_str_from(ntr_term_status_word(term->status)));
    if (term->case_rule != NTR_CASE_IGNORE)
        ntr_json_string(json, "case", ntr_str_from(ntr_case_rule_word(term->case_rule)));
    put(json, "note", term->note);
    if (!same_stamp(term->created, entry->created)) put_stamp(json, "created", "created_by", term->created);
    if (!same_stamp(term->changed, entry->changed)) put_stamp(json, "changed", "changed_by", term->changed);
    ntr_json_end_object(json);
}

static void put_sections(ntr_json_writer *json, const ntr_entry *entry) {
    if (entry->sections.count == 0) return;
    ntr_json_begin_object(json, "definitions");
    for (uint32_t i = 0; i < entry->sections.count; i++)
        ntr_json_string(json, entry->sections.items[i].lang.code, entry->sections.items[i].definition);
    ntr_json_end_object(json);
}

void ntr_entry_json(ntr_buffer *out, const ntr_entry *entry) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_number(&json, "id", entry->id);
    ntr_json_string(&json, "uid", entry->uid);
    ntr_json_string(&json, "kind", ntr_str_from(entry->is_name ? ntr_name_kind_word(entry->name_kind) : "term"));
    put(&json, "domain", entry->domain);
    put(&json, "origin", ntr_str_from(entry->origin.code));
    put(&json, "note", entry->note);
    put(&json, "source", entry->source);
    put(&json, "built_in", entry->built_in);
    if (entry->revision > 0) ntr_json_number(&json, "revision", entry->revision);
    ntr_json_begin_array(&json, "terms");
    for (uint32_t i = 0; i < entry->terms.count; i++) put_term(&json, entry, &entry->terms.items[i]);
    ntr_json_end_array(&json);
    put_sections(&json, entry);
    put_stamp(&json, "created", "created_by", entry->created);
    if (!same_stamp(entry->changed, entry->created)) put_stamp(&json, "changed", "changed_by", entry->changed);
    ntr_json_end_object(&json);
}
