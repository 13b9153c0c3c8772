/* An entry out of the JSON that the history keeps. */
#include "ext/file.h"
#include "ext/json.h"
#include "gloss/store.h"

/* A record being read. Failure sticks, so that members are read one after the other and it is asked once. */
typedef struct reader {
    ntr_arena *arena;
    ntr_entry *entry;
    bool failed; /* memory ran out */
} reader;

static ntr_str text_at(reader *r, const ntr_json *object, const char *key) {
    const ntr_str found = ntr_json_find(object, key);
    const ntr_str copy = found.len ? ntr_arena_copy(r->arena, found) : NTR_STR("");
    r->failed = r->failed || !copy.ptr;
    return copy;
}

static ntr_lang lang_from(ntr_str code) {
    ntr_lang lang = {""};
    if (code.len > 0 && code.len < sizeof lang.code) memcpy(lang.code, code.ptr, code.len);
    return lang;
}

/* Stamps that are left out are `usual`. */
static ntr_stamp stamp_at(reader *r, const ntr_json *object, const char *at_key, const char *by_key, ntr_stamp usual) {
    int64_t at;
    if (!ntr_clock_parse(&at, ntr_json_find(object, at_key))) return usual;
    return (ntr_stamp){at, text_at(r, object, by_key)};
}

static void read_term(reader *r, const ntr_json *object) {
    ntr_entry_term *term = NTR_PUSH(r->arena, &r->entry->terms);
    r->failed = r->failed || !term;
    if (!term) return;
    const int status = ntr_term_status_from(ntr_json_find(object, "status"));
    const int rule = ntr_case_rule_from(ntr_json_find(object, "case"));
    term->lang = lang_from(ntr_json_find(object, "lang"));
    term->text = text_at(r, object, "text");
    term->pos = text_at(r, object, "pos");
    term->gender = text_at(r, object, "gender");
    term->status = status >= 0 ? (ntr_term_status)status : NTR_TERM_ADMITTED;
    term->case_rule = rule >= 0 ? (ntr_case_rule)rule : NTR_CASE_IGNORE;
    term->note = text_at(r, object, "note");
    term->created = stamp_at(r, object, "created", "created_by", r->entry->created);
    term->changed = stamp_at(r, object, "changed", "changed_by", r->entry->changed);
}

static bool read_section(void *self, ntr_str lang, ntr_str definition) {
    reader *r = self;
    ntr_entry_section *section = NTR_PUSH(r->arena, &r->entry->sections);
    if (section) {
        section->lang = lang_from(lang);
        section->definition = ntr_arena_copy(r->arena, definition);
    }
    r->failed = r->failed || !section || !section->definition.ptr;
    return !r->failed;
}

static void read_entry(reader *r, const ntr_json *object) {
    ntr_entry *entry = r->entry;
    const int kind = ntr_name_kind_from(ntr_json_find(object, "kind"));
    entry->id = ntr_json_find_number(object, "id");
    entry->uid = text_at(r, object, "uid");
    entry->is_name = kind >= 0;
    entry->name_kind = kind >= 0 ? (ntr_name_kind)kind : NTR_NAME_PERSON;
    entry->domain = text_at(r, object, "domain");
    entry->origin = lang_from(ntr_json_find(object, "origin"));
    entry->note = text_at(r, object, "note");
    entry->source = text_at(r, object, "source");
    entry->built_in = text_at(r, object, "built_in");
    entry->revision = ntr_json_find_number(object, "revision");
    entry->created = stamp_at(r, object, "created", "created_by", (ntr_stamp){0, NTR_STR("")});
    entry->changed = stamp_at(r, object, "changed", "changed_by", entry->created);
    ntr_json *terms = ntr_json_member(object, "terms"), *sections = ntr_json_member(object, "definitions");
    for (size_t i = 0; i < ntr_json_count(terms); i++) read_term(r, ntr_json_item(terms, i));
    if (sections) ntr_json_each(sections, read_section, r);
}

ntr_status store_record_read(ntr_entry *out, ntr_arena *arena, ntr_str json, ntr_error *err) {
    *out = (ntr_entry){0};
    ntr_json *object;
    ntr_error problem = {0};
    const ntr_status status = ntr_json_parse(&object, json, &problem);
    if (status == NTR_NO_MEMORY) return ntr_error_memory(err);
    if (status != NTR_OK)
        return ntr_error_set(err, NTR_DATABASE, "a record of the history is damaged: %s", problem.message);
    reader r = {.arena = arena, .entry = out};
    read_entry(&r, object);
    ntr_json_free(object);
    if (r.failed) return ntr_error_memory(err);
    return out->id && out->terms.count ? NTR_OK :
                                         ntr_error_set(err, NTR_DATABASE, "a record of the history is damaged");
}
