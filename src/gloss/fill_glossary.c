#include "base/map.h"
#include "gloss/fill.h"
#include "gloss/store.h"
#include "ntrans/upkeep.h"

enum { USER = 1000, BUILT_IN = 950 };

/* Texts are those of the current row. */
typedef struct forms {
    NTR_LIST(store_form) list;
} forms;

/* Reads entries in the order of their numbers, each with all its terms in one text (the column `forms`), which is there
 * for this: row by row the terms took four times as long. */
typedef struct loader {
    ntr_lexicon *lexicon;
    ntr_query *entries;
    ntr_arena *arena; /* of the lists, which are used again for the next entry */
    forms dutch, english, others;
    int64_t entry;
    bool several;   /* glossaries: then forms of earlier layers hide those of this one */
    uint32_t layer; /* the users' entries of the first glossary, of the second, …, what is built in */
    ntr_map known;  /* a Dutch form with its part of speech → the layer that has it first */
    ntr_arena *keys;
    ntr_error *err;
} loader;

/* --- one glossary before the other -------------------------------------------------------------------------------- */

/* Whether an earlier layer has the form with this `pos`; makes it known in any case. */
static bool is_known(loader *load, ntr_str folded, ntr_str pos, bool *failed) {
    const ntr_str key = ntr_arena_printf(load->keys, "%.*s\t%.*s", NTR_FMT(folded), NTR_FMT(pos));
    const uint32_t layer = key.ptr ? ntr_map_get(&load->known, key) : NTR_MAP_NONE;
    if (layer == NTR_MAP_NONE)
        *failed = *failed || !key.ptr || !ntr_map_put(&load->known, load->keys, key, load->layer);
    return layer < load->layer;
}

static ntr_status hide_name(bool *hidden, loader *load, ntr_str folded) {
    bool failed = false;
    *hidden = load->several && is_known(load, folded, NTR_STR("is a name"), &failed);
    return failed ? ntr_error_memory(load->err) : NTR_OK;
}

/* A part of speech that is not given agrees with each. */
static ntr_status hide_term(bool *hidden, loader *load, ntr_str folded, ntr_str pos) {
    static const ntr_str any = {"*", 1};
    bool failed = false;
    *hidden = false;
    if (!load->several) return NTR_OK;
    const bool some = is_known(load, folded, any, &failed), same = is_known(load, folded, pos, &failed);
    *hidden = pos.len ? same : some;
    if (pos.len && !*hidden) {
        const ntr_str bare = ntr_arena_printf(load->keys, "%.*s\t", NTR_FMT(folded));
        failed = failed || !bare.ptr;
        const uint32_t layer = bare.ptr ? ntr_map_get(&load->known, bare) : NTR_MAP_NONE;
        *hidden = layer < load->layer;
    }
    return failed ? ntr_error_memory(load->err) : NTR_OK;
}

/* --- an entry into the lexicon ------------------------------------------------------------------------------------ */

enum { ENTRY_ID, ENTRY_KIND, ENTRY_DOMAIN, ENTRY_FORMS, ENTRY_ORIGIN, ENTRY_BUILT_IN, ENTRY_REVISION, ENTRY_NOTE };

/* What is added last is found first, so the preferred English, which stands first, goes last. */
static ntr_status add_terms(loader *load) {
    ntr_term term = {.entry = load->entry, .domain = ntr_query_text(load->entries, ENTRY_DOMAIN)};
    for (uint32_t i = 0; i < load->dutch.list.count; i++) {
        const store_form *nl = &load->dutch.list.items[i];
        bool hidden;
        NTR_TRY(hide_term(&hidden, load, nl->folded, nl->pos));
        if (hidden) continue;
        term.nl = nl->text;
        term.folded = nl->folded;
        term.pos = nl->pos;
        term.case_rule = nl->case_rule;
        for (uint32_t j = load->english.list.count; j-- > 0;) {
            const store_form *en = &load->english.list.items[j];
            term.en = en->text;
            term.note = en->note;
            term.status = en->status;
            NTR_TRY(ntr_lexicon_add_term(load->lexicon, &term, load->err));
        }
    }
    return NTR_OK;
}

/* The English to use: the first preferred one, else the first. */
static const store_form *best_english(const loader *load) {
    for (uint32_t i = 0; i < load->english.list.count; i++)
        if (load->english.list.items[i].status == NTR_TERM_PREFERRED) return &load->english.list.items[i];
    return load->english.list.count ? load->english.list.items : NULL;
}

static void join_alternatives(loader *load, ntr_buffer *out, const store_form *best) {
    for (uint32_t i = 0; i < load->english.list.count; i++) {
        const store_form *en = &load->english.list.items[i];
        if (en == best || en->status > NTR_TERM_ADMITTED) continue;
        if (out->len) ntr_buffer_append_char(out, '|');
        ntr_buffer_append(out, en->text);
    }
}

/* "names/persons.tsv" → "authority:persons". */
static void append_reason(ntr_buffer *out, ntr_str built_in, bool own) {
    const char *slash = built_in.len ? memchr(built_in.ptr, '/', built_in.len) : NULL;
    const char *name = slash ? slash + 1 : built_in.ptr;
    const size_t length = built_in.len - (size_t)(name - built_in.ptr);
    const char *dot = length ? memchr(name, '.', length) : NULL;
    const ntr_str stem = {name, dot ? (size_t)(dot - name) : length};
    ntr_buffer_append(out, NTR_STR("authority:"));
    ntr_buffer_append(out, own ? NTR_STR("user") : stem);
}

/* What the note of a name that is an ordinary word too begins with. */
static bool is_ambiguous(ntr_str note) {
    const ntr_str word = NTR_STR("ambiguous");
    return note.len >= word.len && memcmp(note.ptr, word.ptr, word.len) == 0;
}

static ntr_status add_forms(loader *load, const store_form *best, ntr_name_kind kind, const ntr_buffer *alternatives,
                            const ntr_buffer *why, bool own) {
    const ntr_str origin = ntr_query_text(load->entries, ENTRY_ORIGIN);
    ntr_name name = {.en = best->text,
                     .kind = kind,
                     .alternatives = ntr_buffer_str(alternatives),
                     .why = ntr_buffer_str(why),
                     .confidence = own ? USER : BUILT_IN,
                     .ambiguous = is_ambiguous(ntr_query_text(load->entries, ENTRY_NOTE))};
    if (load->others.list.count) name.original = load->others.list.items[0].text;
    if (origin.len < sizeof name.origin.code && origin.len > 0) memcpy(name.origin.code, origin.ptr, origin.len);
    for (uint32_t i = 0; i < load->dutch.list.count; i++) {
        bool hidden;
        NTR_TRY(hide_name(&hidden, load, load->dutch.list.items[i].folded));
        if (hidden) continue;
        name.nl = load->dutch.list.items[i].text;
        NTR_TRY(ntr_lexicon_add_name(load->lexicon, &name, load->err));
    }
    return NTR_OK;
}

static ntr_status add_name_forms(loader *load, ntr_name_kind kind, const store_form *best) {
    const ntr_str built_in = ntr_query_text(load->entries, ENTRY_BUILT_IN);
    const bool own = built_in.len == 0 || ntr_query_int(load->entries, ENTRY_REVISION) > 0;
    ntr_buffer alternatives = {0}, why = {0};
    join_alternatives(load, &alternatives, best);
    append_reason(&why, built_in, own);
    ntr_status status = alternatives.failed || why.failed ? ntr_error_memory(load->err) : NTR_OK;
    if (status == NTR_OK) status = add_forms(load, best, kind, &alternatives, &why, own);
    ntr_buffer_dispose(&alternatives);
    ntr_buffer_dispose(&why);
    return status;
}

static ntr_status add_name(loader *load, ntr_name_kind kind) {
    const store_form *best = best_english(load);
    return best ? add_name_forms(load, kind, best) : NTR_OK;
}

/* --- terms out of the database ------------------------------------------------------------------------------------ */

static ntr_status gather_term(loader *load, const store_form *form) {
    forms *into = ntr_str_equal(form->lang, NTR_STR("nl")) ? &load->dutch :
                  ntr_str_equal(form->lang, NTR_STR("en")) ? &load->english :
                                                             &load->others;
    store_form *added = NTR_PUSH(load->arena, &into->list);
    if (!added) return ntr_error_memory(load->err);
    *added = *form;
    return NTR_OK;
}

static ntr_status load_entry(loader *load) {
    load->entry = ntr_query_int(load->entries, ENTRY_ID);
    load->dutch.list.count = load->english.list.count = load->others.list.count = 0;
    ntr_str rest = ntr_query_text(load->entries, ENTRY_FORMS);
    for (store_form form; store_form_next(&form, &rest);) NTR_TRY(gather_term(load, &form));
    const ntr_str word = ntr_query_text(load->entries, ENTRY_KIND);
    const int kind = ntr_str_equal(word, NTR_STR("term")) ? -1 : ntr_name_kind_from(word);
    return kind < 0 ? add_terms(load) : add_name(load, (ntr_name_kind)kind);
}

/* As many terms as entries is about right, and counting the entries costs next to nothing. */
static ntr_status make_room(loader *load, ntr_db *db) {
    int64_t entries;
    NTR_TRY(ntr_db_number(&entries, db, "SELECT count(*) FROM entry", load->err));
    return ntr_lexicon_reserve(load->lexicon, entries < UINT32_MAX ? (uint32_t)entries : UINT32_MAX, load->err);
}

static ntr_status load_all(loader *load) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, load->entries, load->err));
        if (!row) return NTR_OK;
        NTR_TRY(load_entry(load));
    }
}

/* Which entries of a glossary are read at once. */
typedef enum part { PART_ALL, PART_OWN, PART_BUILT_IN } part;

static ntr_status load_part(loader *load, ntr_db *db, part which) {
#define COLUMNS "SELECT id, kind, domain, forms, origin, built_in, revision, note FROM entry "
    static const char *const sql[] = {COLUMNS "ORDER BY id", COLUMNS "WHERE built_in = '' OR revision > 0 ORDER BY id",
                                      COLUMNS "WHERE built_in <> '' AND revision = 0 ORDER BY id"};
#undef COLUMNS
    NTR_TRY(ntr_query_new(&load->entries, db, sql[which], load->err));
    const ntr_status status = load_all(load);
    ntr_query_free(load->entries);
    load->entries = NULL;
    load->layer++;
    return status;
}

/* Built-in data is the same in all that have it, so that of the first of these does. */
static ntr_status load_built_in(loader *load, const ntr_glossaries *glossaries) {
    for (uint32_t i = 0; i < glossaries->list.count; i++) {
        ntr_glossary *glossary = glossaries->list.items[i];
        bool bare;
        NTR_TRY(store_is_bare(&bare, glossary, load->err));
        if (!bare) return load_part(load, glossary->db, PART_BUILT_IN);
    }
    return NTR_OK;
}

static ntr_status load_glossaries(loader *load, const ntr_glossaries *glossaries) {
    ntr_glossary *const *items = glossaries->list.items;
    const uint32_t count = glossaries->list.count;
    for (uint32_t i = 0; i < count; i++) NTR_TRY(make_room(load, items[i]->db));
    if (count == 1) return load_part(load, items[0]->db, PART_ALL);
    load->several = true;
    for (uint32_t i = 0; i < count; i++) NTR_TRY(load_part(load, items[i]->db, PART_OWN));
    return load_built_in(load, glossaries);
}

ntr_status ntr_fill_glossary(ntr_lexicon *lexicon, const ntr_glossaries *glossaries, ntr_error *err) {
    loader load = {.lexicon = lexicon, .arena = ntr_arena_new(), .keys = ntr_arena_new(), .err = err};
    ntr_status status = load.arena && load.keys ? load_glossaries(&load, glossaries) : ntr_error_memory(err);
    if (status == NTR_OK && glossaries->list.count)
        status = ntr_glossary_house(&lexicon->house, glossaries->list.items[0], err);
    ntr_arena_free(load.keys);
    ntr_arena_free(load.arena);
    return status;
}
