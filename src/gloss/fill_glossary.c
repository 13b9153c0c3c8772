#include "gloss/fill.h"
#include "gloss/store.h"

enum { USER = 1000, BUILT_IN = 950 };

/* One term as it comes from the database, its texts in the loader's buffer. */
typedef struct form {
    ntr_span text;
    ntr_span pos;
    ntr_span note;
    ntr_term_status status;
    ntr_case_rule case_rule;
} form;

typedef struct forms {
    NTR_LIST(form) list;
} forms;

/* Reads entries and terms side by side, both in the order of the entry: two scans, no join. The terms of one entry are
 * gathered in buffers that are used again for the next. */
typedef struct loader {
    ntr_lexicon *lexicon;
    ntr_query *entries;
    ntr_query *terms;
    ntr_arena *arena; /* of the lists */
    ntr_buffer texts;
    forms dutch, english, others;
    int64_t entry; /* being gathered; 0: none yet */
    ntr_error *err;
} loader;

static ntr_str text_of(const loader *load, ntr_span span) {
    return ntr_str_slice(ntr_buffer_str(&load->texts), span.begin, span.end);
}

static ntr_span keep(loader *load, ntr_str text) {
    const uint32_t begin = (uint32_t)load->texts.len;
    ntr_buffer_append(&load->texts, text);
    return (ntr_span){begin, (uint32_t)load->texts.len};
}

/* --- an entry into the lexicon ---------------------------------------------------------------------------------------
 */

enum { ENTRY_ID, ENTRY_KIND, ENTRY_DOMAIN, ENTRY_ORIGIN, ENTRY_BUILT_IN, ENTRY_REVISION, ENTRY_AMBIGUOUS };

/* What is added last is found first, so the preferred English, which stands first, goes last. */
static ntr_status add_terms(loader *load) {
    ntr_term term = {.entry = load->entry, .domain = ntr_query_text(load->entries, ENTRY_DOMAIN)};
    for (uint32_t i = 0; i < load->dutch.list.count; i++) {
        const form *nl = &load->dutch.list.items[i];
        term.nl = text_of(load, nl->text);
        term.pos = text_of(load, nl->pos);
        term.case_rule = nl->case_rule;
        for (uint32_t j = load->english.list.count; j-- > 0;) {
            const form *en = &load->english.list.items[j];
            term.en = text_of(load, en->text);
            term.note = text_of(load, en->note);
            term.status = en->status;
            NTR_TRY(ntr_lexicon_add_term(load->lexicon, &term, load->err));
        }
    }
    return NTR_OK;
}

/* The English to use: the first preferred one, else the first. */
static const form *best_english(const loader *load) {
    for (uint32_t i = 0; i < load->english.list.count; i++)
        if (load->english.list.items[i].status == NTR_TERM_PREFERRED) return &load->english.list.items[i];
    return load->english.list.count ? load->english.list.items : NULL;
}

static void join_alternatives(loader *load, ntr_buffer *out, const form *best) {
    for (uint32_t i = 0; i < load->english.list.count; i++) {
        const form *en = &load->english.list.items[i];
        if (en == best || en->status > NTR_TERM_ADMITTED) continue;
        if (out->len) ntr_buffer_append_char(out, '|');
        ntr_buffer_append(out, text_of(load, en->text));
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

static ntr_status add_forms(loader *load, const form *best, ntr_name_kind kind, const ntr_buffer *alternatives,
                            const ntr_buffer *why, bool own) {
    const ntr_str origin = ntr_query_text(load->entries, ENTRY_ORIGIN);
    ntr_name name = {.en = text_of(load, best->text),
                     .kind = kind,
                     .alternatives = ntr_buffer_str(alternatives),
                     .why = ntr_buffer_str(why),
                     .confidence = own ? USER : BUILT_IN,
                     .ambiguous = ntr_query_int(load->entries, ENTRY_AMBIGUOUS) != 0};
    if (load->others.list.count) name.original = text_of(load, load->others.list.items[0].text);
    if (origin.len < sizeof name.origin.code && origin.len > 0) memcpy(name.origin.code, origin.ptr, origin.len);
    for (uint32_t i = 0; i < load->dutch.list.count; i++) {
        name.nl = text_of(load, load->dutch.list.items[i].text);
        NTR_TRY(ntr_lexicon_add_name(load->lexicon, &name, load->err));
    }
    return NTR_OK;
}

static ntr_status add_name(loader *load, ntr_name_kind kind) {
    const ntr_str built_in = ntr_query_text(load->entries, ENTRY_BUILT_IN);
    const bool own = built_in.len == 0 || ntr_query_int(load->entries, ENTRY_REVISION) > 0;
    const form *best = best_english(load);
    if (!best) return NTR_OK;
    ntr_buffer alternatives = {0}, why = {0};
    join_alternatives(load, &alternatives, best);
    append_reason(&why, built_in, own);
    ntr_status status = alternatives.failed || why.failed ? ntr_error_memory(load->err) : NTR_OK;
    if (status == NTR_OK) status = add_forms(load, best, kind, &alternatives, &why, own);
    ntr_buffer_dispose(&alternatives);
    ntr_buffer_dispose(&why);
    return status;
}

/* Moves the scan of entries to the one that was gathered, and puts it into the lexicon. */
static ntr_status finish_entry(loader *load) {
    if (load->entry == 0) return NTR_OK;
    bool row = true;
    while (row) {
        NTR_TRY(ntr_query_step(&row, load->entries, load->err));
        if (row && ntr_query_int(load->entries, ENTRY_ID) == load->entry) break;
    }
    if (!row) return ntr_error_set(load->err, NTR_DATABASE, "a term of no entry: the glossary is damaged");
    const int kind = ntr_name_kind_from(ntr_query_text(load->entries, ENTRY_KIND));
    const ntr_status status = kind < 0 ? add_terms(load) : add_name(load, (ntr_name_kind)kind);
    load->dutch.list.count = load->english.list.count = load->others.list.count = 0;
    ntr_buffer_clear(&load->texts);
    return status;
}

/* --- terms out of the database --------------------------------------------------------------------------------------
 */

enum { TERM_ENTRY, TERM_LANG, TERM_TEXT, TERM_POS, TERM_STATUS, TERM_CASE, TERM_NOTE };

/* Fetches only what its language needs, for each column costs. */
static ntr_status gather_term(loader *load) {
    ntr_query *row = load->terms;
    const ntr_str lang = ntr_query_text(row, TERM_LANG);
    const bool nl = ntr_str_equal(lang, NTR_STR("nl")), en = ntr_str_equal(lang, NTR_STR("en"));
    forms *into = nl ? &load->dutch : en ? &load->english : &load->others;
    form *added = NTR_PUSH(load->arena, &into->list);
    if (!added) return ntr_error_memory(load->err);
    added->text = keep(load, ntr_query_text(row, TERM_TEXT));
    if (nl) {
        const int rule = ntr_case_rule_from(ntr_query_text(row, TERM_CASE));
        added->case_rule = rule < 0 ? NTR_CASE_IGNORE : (ntr_case_rule)rule;
        added->pos = keep(load, ntr_query_text(row, TERM_POS));
    } else if (en) {
        const int status = ntr_term_status_from(ntr_query_text(row, TERM_STATUS));
        added->status = status < 0 ? NTR_TERM_ADMITTED : (ntr_term_status)status;
        added->note = keep(load, ntr_query_text(row, TERM_NOTE));
    }
    return ntr_buffer_check(&load->texts, load->err);
}

static ntr_status load_all(loader *load) {
    for (;;) {
        bool row;
        NTR_TRY(ntr_query_step(&row, load->terms, load->err));
        const int64_t entry = row ? ntr_query_int(load->terms, TERM_ENTRY) : 0;
        if (entry != load->entry) NTR_TRY(finish_entry(load));
        load->entry = entry;
        if (!row) return NTR_OK;
        NTR_TRY(gather_term(load));
    }
}

/* One transaction, so that both scans see the same state whatever others write meanwhile. */
static ntr_status load_glossary(loader *load, ntr_db *db, ntr_error *err) {
    NTR_TRY(ntr_query_new(&load->entries, db,
                          "SELECT id, kind, domain, origin, built_in, revision, note LIKE 'ambiguous%' "
                          "FROM entry ORDER BY id",
                          err));
    NTR_TRY(ntr_query_new(&load->terms, db,
                          "SELECT entry, lang, text, pos, status, case_rule, note FROM term "
                          "ORDER BY entry, lang, position",
                          err));
    NTR_TRY(ntr_db_exec(db, "BEGIN", err));
    return load_all(load);
}

ntr_status ntr_fill_glossary(ntr_lexicon *lexicon, ntr_glossary *glossary, ntr_error *err) {
    loader load = {.lexicon = lexicon, .arena = ntr_arena_new(), .err = err};
    const ntr_status status = load.arena ? load_glossary(&load, glossary->db, err) : ntr_error_memory(err);
    ntr_query_free(load.terms);
    ntr_query_free(load.entries);
    ntr_db_rollback(glossary->db);
    ntr_buffer_dispose(&load.texts);
    ntr_arena_free(load.arena);
    return status;
}
