/* ntrans glossary add, keep, edit, remove. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/glossary.h"
#include "ext/unicode.h"
#include "model/table.h"

/* An entry being put together; it lives in `arena`. */
typedef struct draft {
    ntr_arena *arena;
    ntr_entry entry;
    bool failed; /* memory ran out */
} draft;

/* The term of that text, added when it is new; NULL when memory ran out. */
static ntr_entry_term *put_term(draft *d, const char *lang, ntr_str text, ntr_term_status status) {
    ntr_entry_term *term = ntr_entry_find_term(&d->entry, lang, text);
    if (term) return term;
    term = NTR_PUSH(d->arena, &d->entry.terms);
    d->failed = d->failed || !term;
    if (!term) return NULL;
    term->lang = ntr_lang_from(lang);
    term->text = text;
    term->status = status;
    return term;
}

static void put_list(draft *d, const char *lang, const char *list) {
    ntr_str rest = ntr_str_from(list);
    while (rest.len > 0) put_term(d, lang, ntr_cell_part(&rest), NTR_TERM_ADMITTED);
}

static void set_text(ntr_str *field, const char *value) {
    if (value) *field = ntr_str_from(value);
}

/* What is said of the Dutch holds for all its forms. */
static void set_dutch(draft *d, const cli_glossary *g) {
    for (uint32_t i = 0; i < d->entry.terms.count; i++) {
        ntr_entry_term *term = &d->entry.terms.items[i];
        if (!ntr_lang_is(term->lang, "nl")) continue;
        set_text(&term->pos, g->pos);
        set_text(&term->gender, g->gender);
        if (g->case_rule >= 0) term->case_rule = (ntr_case_rule)g->case_rule;
    }
}

static void set_common(draft *d, const cli_glossary *g) {
    set_dutch(d, g);
    set_text(&d->entry.domain, g->domain);
    set_text(&d->entry.source, g->reference);
    if (g->origin) d->entry.origin = ntr_lang_from(g->origin);
    const char *lang = d->entry.origin.code[0] ? d->entry.origin.code : "und";
    if (g->original) put_term(d, lang, ntr_str_from(g->original), NTR_TERM_PREFERRED);
}

static ntr_status check(const draft *d, ntr_error *err) {
    return d->failed ? ntr_error_memory(err) : NTR_OK;
}

/* --- add ---------------------------------------------------------------------------------------------------------- */

static void build(draft *d, const cli_glossary *g) {
    const int kind = g->kind ? ntr_name_kind_from(ntr_str_from(g->kind)) : -1;
    d->entry.is_name = kind >= 0;
    if (kind >= 0) d->entry.name_kind = (ntr_name_kind)kind;
    const ntr_term_status status = g->status >= 0 ? (ntr_term_status)g->status : NTR_TERM_PREFERRED;
    put_term(d, "nl", ntr_str_from(g->operands[0]), NTR_TERM_PREFERRED);
    put_list(d, "nl", g->variants);
    ntr_entry_term *english = put_term(d, "en", ntr_str_from(g->operands[1]), status);
    if (english) set_text(&english->note, g->note);
    for (int i = 2; i < g->operand_count; i++) put_term(d, "en", ntr_str_from(g->operands[i]), NTR_TERM_ADMITTED);
    put_list(d, "en", g->alternatives);
    set_common(d, g);
}

static bool has_dutch(const ntr_entry *entry, const ntr_entry_term *nl) {
    for (uint32_t i = 0; i < entry->terms.count; i++) {
        const ntr_entry_term *term = &entry->terms.items[i];
        const bool pos = term->pos.len == 0 || nl->pos.len == 0 || ntr_str_equal(term->pos, nl->pos);
        if (ntr_lang_is(term->lang, "nl") && ntr_str_equal(term->text, nl->text) && pos) return true;
    }
    return false;
}

/* A second entry for the same Dutch is mostly a slip, so it has to be asked for. */
static ntr_status refuse_double(ntr_glossary *glossary, const draft *d, ntr_error *err) {
    enum { ENOUGH = 50 };
    ntr_entries same = {0};
    const ntr_entry_term *nl = &d->entry.terms.items[0];
    ntr_status status = ntr_glossary_find(&same, glossary, nl->text, ENOUGH, err);
    for (uint32_t i = 0; status == NTR_OK && i < same.list.count; i++) {
        const ntr_entry *entry = &same.list.items[i];
        const bool domain =
            entry->domain.len == 0 || d->entry.domain.len == 0 || ntr_str_equal(entry->domain, d->entry.domain);
        if (entry->is_name == d->entry.is_name && domain && has_dutch(entry, nl))
            status = ntr_error_set(err, NTR_EXISTS,
                                   "\"%.*s\" is entry %" PRId64 " already; glossary edit %" PRId64
                                   " changes it, --again adds another",
                                   NTR_FMT(nl->text), entry->id, entry->id);
    }
    ntr_entries_dispose(&same);
    return status;
}

static ntr_status print_entry(ntr_buffer *out, ntr_glossary *glossary, int64_t id, ntr_error *err) {
    ntr_entries entries = {0};
    const ntr_status status = ntr_glossary_get(&entries, glossary, id, err);
    if (status == NTR_OK) cli_glossary_card(out, &entries.list.items[0]);
    ntr_entries_dispose(&entries);
    return status;
}

/* Adds what the command line says, and appends it as it then stands. */
static ntr_status add_one(ntr_buffer *out, ntr_glossary *glossary, const cli_glossary *g, ntr_error *err) {
    draft d = {.arena = ntr_arena_new()};
    int64_t id = 0;
    if (d.arena) build(&d, g);
    ntr_status status = d.arena ? check(&d, err) : ntr_error_memory(err);
    if (status == NTR_OK) status = ntr_entry_check(&d.entry, err);
    if (status == NTR_OK && !g->again) status = refuse_double(glossary, &d, err);
    if (status == NTR_OK) status = ntr_glossary_add(glossary, &d.entry, &id, err);
    if (status == NTR_OK) status = print_entry(out, glossary, id, err);
    ntr_arena_free(d.arena);
    return status;
}

int cli_glossary_add(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = add_one(&out, glossary, g, &err);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- keep --------------------------------------------------------------------------------------------------------- */

/* A name with a capital is not the word without one: Nu, nu. */
static int case_of_name(const char *name) {
    for (const char *c = name; *c;) {
        size_t length = 0;
        const int32_t letter = ntr_utf8_next(ntr_str_from(c), &length);
        if (ntr_char_is_upper(letter)) return NTR_CASE_EXACT;
        c += length;
    }
    return NTR_CASE_IGNORE;
}

static ntr_status keep_one(ntr_buffer *out, ntr_glossary *glossary, const cli_glossary *g, const char *name,
                           ntr_error *err) {
    cli_glossary one = *g;
    one.operands[0] = one.operands[1] = name;
    one.operand_count = 2;
    one.pos = "name";
    if (one.case_rule < 0) one.case_rule = case_of_name(name);
    return add_one(out, glossary, &one, err);
}

int cli_glossary_keep(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    for (int i = 0; status == NTR_OK && i < g->operand_count; i++)
        status = keep_one(&out, glossary, g, g->operands[i], &err);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- edit --------------------------------------------------------------------------------------------------------- */

/* Takes a form out of all languages; false when the entry has none of that text. */
static bool drop_term(draft *d, ntr_str text) {
    ntr_entry_term *term = ntr_entry_find_term(&d->entry, NULL, text);
    if (!term) return false;
    const uint32_t at = (uint32_t)(term - d->entry.terms.items);
    d->entry.terms.count--;
    memmove(term, term + 1, (d->entry.terms.count - at) * sizeof *term);
    return true;
}

/* One English term is preferred: the one before it becomes admitted. */
static void set_status(draft *d, ntr_entry_term *english, ntr_term_status status) {
    for (uint32_t i = 0; status == NTR_TERM_PREFERRED && i < d->entry.terms.count; i++) {
        ntr_entry_term *term = &d->entry.terms.items[i];
        if (ntr_lang_is(term->lang, "en") && term->status == NTR_TERM_PREFERRED) term->status = NTR_TERM_ADMITTED;
    }
    english->status = status;
}

/* Status and note belong to the English that --en names; without it a note is the entry's. */
static void set_english(draft *d, const cli_glossary *g) {
    if (!g->en) {
        set_text(&d->entry.note, g->note);
        return;
    }
    ntr_entry_term *english = put_term(d, "en", ntr_str_from(g->en), NTR_TERM_ADMITTED);
    if (!english) return;
    if (g->status >= 0) set_status(d, english, (ntr_term_status)g->status);
    set_text(&english->note, g->note);
}

static ntr_status change(draft *d, const cli_glossary *g, ntr_error *err) {
    if (g->drop && !drop_term(d, ntr_str_from(g->drop)))
        return ntr_error_set(err, NTR_NOT_FOUND, "entry %" PRId64 " has no form \"%s\"", d->entry.id, g->drop);
    if (g->nl) put_term(d, "nl", ntr_str_from(g->nl), NTR_TERM_ADMITTED);
    set_english(d, g);
    set_common(d, g);
    return check(d, err);
}

static ntr_status edit(ntr_buffer *out, ntr_glossary *glossary, const cli_glossary *g, int64_t id, ntr_error *err) {
    ntr_entries entries = {0};
    ntr_status status = ntr_glossary_get(&entries, glossary, id, err);
    if (status == NTR_OK) {
        draft d = {.arena = entries.arena, .entry = entries.list.items[0]};
        status = change(&d, g, err);
        if (status == NTR_OK) status = ntr_glossary_change(glossary, &d.entry, err);
    }
    ntr_entries_dispose(&entries);
    return status == NTR_OK ? print_entry(out, glossary, id, err) : status;
}

int cli_glossary_edit(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    int64_t id;
    if (!cli_glossary_number(&id, g, g->operands[0])) return EXIT_USAGE;
    if (g->status >= 0 && !g->en) return cli_usage(g->args, "--status says of which English with --en");
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = edit(&out, glossary, g, id, &err);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- remove ------------------------------------------------------------------------------------------------------- */

int cli_glossary_remove(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    int64_t numbers[CLI_GLOSSARY_OPERANDS];
    for (int i = 0; i < g->operand_count; i++)
        if (!cli_glossary_number(&numbers[i], g, g->operands[i])) return EXIT_USAGE;
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) status = ntr_glossary_remove(glossary, numbers, (uint32_t)g->operand_count, &err);
    return cli_glossary_end(glossary, &out, status, &err);
}
