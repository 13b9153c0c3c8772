/* ntrans names find: every name of an article once, with its Dutch forms and how often they stand there. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "cli/names.h"
#include "cli/session.h"
#include "ext/json.h"
#include "ext/unicode.h"

/* One name of the ledger: all marks of a kind that have the same English base, and surnames of the same person. */
typedef struct ledger_row {
    const ntr_annot *best; /* the surest mark */
    uint32_t first;        /* where it stands first, in bytes */
    uint32_t count;
    NTR_LIST(ntr_str) forms; /* as they stand in the text, in the order in which they appear */
} ledger_row;

typedef struct ledger {
    ntr_arena *arena;
    NTR_LIST(ledger_row) rows;
    ntr_map by_name;    /* "kind TAB English", folded → row */
    ntr_map by_surname; /* last word of the English of a person, folded → row */
} ledger;

/* --- gathering ---------------------------------------------------------------------------------------------------- */

static ntr_str last_word(ntr_str text) {
    size_t begin = text.len;
    while (begin > 0 && text.ptr[begin - 1] != ' ') begin--;
    return ntr_str_slice(text, begin, text.len);
}

/* The surname as it may stand alone: al-Assad → Assad. */
static ntr_str bare_surname(ntr_str last) {
    const char *hyphen = last.len ? memchr(last.ptr, '-', last.len) : NULL;
    const bool article = hyphen && last.ptr[0] >= 'a' && last.ptr[0] <= 'z';
    return article ? ntr_str_slice(last, (size_t)(hyphen - last.ptr) + 1, last.len) : last;
}

static ntr_str base_of(const ntr_document *document, const ntr_annot *annot) {
    return annot->base.ptr ? annot->base : ntr_document_slice(document, annot->span);
}

/* A person with more than a surname. Those come first, so that surnames (De Kruif) find them wherever they stand. */
static bool is_full_name(const ntr_document *document, const ntr_annot *annot) {
    const ntr_str base = base_of(document, annot);
    return annot->as.name == NTR_NAME_PERSON && last_word(base).len < base.len &&
           !(annot->why.ptr && ntr_str_equal(annot->why, NTR_STR("person:surname")));
}

static uint32_t find_surname(const ledger *book, ntr_str base) {
    const ntr_str folded = ntr_fold(book->arena, bare_surname(last_word(base)));
    return folded.ptr ? ntr_map_get(&book->by_surname, folded) : NTR_MAP_NONE;
}

static bool put_surname(ledger *book, ntr_str base, uint32_t row) {
    const ntr_str folded = ntr_fold(book->arena, bare_surname(last_word(base)));
    return folded.ptr && ntr_map_put(&book->by_surname, book->arena, folded, row);
}

static bool add_form(ledger *book, ledger_row *row, ntr_str form) {
    for (uint32_t i = 0; i < row->forms.count; i++)
        if (ntr_str_equal(row->forms.items[i], form)) return true;
    ntr_str *slot = NTR_PUSH(book->arena, &row->forms);
    if (slot) *slot = form;
    return slot != NULL;
}

/* The row of a mark, added when new; NTR_MAP_NONE when memory ran out. Capitals make no difference: KIEV is Kiev. */
static uint32_t row_of(ledger *book, const ntr_document *document, const ntr_annot *annot) {
    const ntr_str base = base_of(document, annot), folded = ntr_fold(book->arena, base);
    const ntr_str key =
        folded.ptr ? ntr_arena_printf(book->arena, "%s\t%.*s", ntr_name_kind_word(annot->as.name), NTR_FMT(folded)) :
                     NTR_STR_NONE;
    uint32_t row = key.ptr ? ntr_map_get(&book->by_name, key) : NTR_MAP_NONE;
    const bool full = is_full_name(document, annot);
    if (row == NTR_MAP_NONE && annot->as.name == NTR_NAME_PERSON && !full) row = find_surname(book, base);
    if (row != NTR_MAP_NONE || !key.ptr) return row;
    ledger_row *added = NTR_PUSH(book->arena, &book->rows);
    row = book->rows.count - 1;
    if (!added || !ntr_map_put(&book->by_name, book->arena, key, row)) return NTR_MAP_NONE;
    added->first = annot->span.begin;
    return full && !put_surname(book, base, row) ? NTR_MAP_NONE : row;
}

static bool add_mark(ledger *book, const ntr_document *document, const ntr_annot *annot) {
    const uint32_t index = row_of(book, document, annot);
    if (index == NTR_MAP_NONE) return false;
    ledger_row *row = &book->rows.items[index];
    const bool fuller = row->best && is_full_name(document, row->best) && !is_full_name(document, annot);
    const bool shouted = row->best && ntr_case_of(base_of(document, row->best)) == NTR_CASE_UPPER;
    if (!row->best || shouted || (!fuller && row->best->confidence < annot->confidence)) row->best = annot;
    if (annot->span.begin < row->first) row->first = annot->span.begin;
    row->count++;
    return add_form(book, row, ntr_document_slice(document, annot->span));
}

static int by_first(const void *a, const void *b) {
    const ledger_row *left = a, *right = b;
    return left->first < right->first ? -1 : left->first > right->first;
}

static ntr_status fill(ledger *book, ntr_document *document, ntr_error *err) {
    NTR_TRY(ntr_document_sort_annots(document, err));
    for (int full = 1; full >= 0; full--)
        for (uint32_t i = 0; i < document->annots.count; i++) {
            const ntr_annot *annot = &document->annots.items[i];
            if (annot->kind != NTR_NAME || is_full_name(document, annot) != (full == 1)) continue;
            if (!add_mark(book, document, annot)) return ntr_error_memory(err);
        }
    if (book->rows.count) qsort(book->rows.items, book->rows.count, sizeof *book->rows.items, by_first);
    return NTR_OK;
}

/* --- printing ----------------------------------------------------------------------------------------------------- */

static void join(ntr_buffer *out, const ntr_str *items, uint32_t count, const char *between) {
    for (uint32_t i = 0; i < count; i++) ntr_buffer_printf(out, "%s%.*s", i ? between : "", NTR_FMT(items[i]));
}

static void append_tsv(ntr_buffer *out, const ledger_row *row) {
    const ntr_annot *best = row->best;
    ntr_buffer_printf(out, "%s\t", ntr_name_kind_word(best->as.name));
    join(out, row->forms.items, row->forms.count, "|");
    ntr_buffer_printf(out, "\t%u\t%.*s\t", row->count, NTR_FMT(best->base));
    join(out, best->alternatives, best->alternative_count, "|");
    ntr_buffer_printf(out, "\t%.*s\t%s\t%u\t%.*s\n", NTR_FMT(best->original), best->origin.code, best->confidence,
                      NTR_FMT(best->why));
}

static void append_padded(ntr_buffer *out, ntr_str text, size_t width) {
    ntr_buffer_append(out, text);
    for (size_t i = ntr_utf8_count(text); i < width; i++) ntr_buffer_append_char(out, ' ');
    ntr_buffer_append(out, NTR_STR("  "));
}

static void append_table_row(ntr_buffer *out, const ledger_row *row, size_t english, size_t original) {
    const ntr_annot *best = row->best;
    append_padded(out, ntr_str_from(ntr_name_kind_word(best->as.name)), strlen("organisation"));
    ntr_buffer_printf(out, "%4u  ", row->count);
    append_padded(out, best->base, english);
    append_padded(out, best->original, original);
    ntr_buffer_printf(out, "%-3s %4u  ", best->origin.code, best->confidence);
    join(out, row->forms.items, row->forms.count, ", ");
    ntr_buffer_printf(out, "  (%.*s)\n", NTR_FMT(best->why));
}

static void append_table(ntr_buffer *out, const ledger *book) {
    size_t english = strlen("English"), original = strlen("original");
    for (uint32_t i = 0; i < book->rows.count; i++) {
        const ntr_annot *best = book->rows.items[i].best;
        const size_t en = ntr_utf8_count(best->base), own = ntr_utf8_count(best->original);
        if (en > english) english = en;
        if (own > original) original = own;
    }
    for (uint32_t i = 0; i < book->rows.count; i++) append_table_row(out, &book->rows.items[i], english, original);
}

static void json_strings(ntr_json_writer *json, const char *key, const ntr_str *items, uint32_t count) {
    ntr_json_begin_array(json, key);
    for (uint32_t i = 0; i < count; i++) ntr_json_string(json, NULL, items[i]);
    ntr_json_end_array(json);
}

static void append_json(ntr_buffer *out, const ledger *book) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_array(&json, NULL);
    for (uint32_t i = 0; i < book->rows.count; i++) {
        const ledger_row *row = &book->rows.items[i];
        const ntr_annot *best = row->best;
        ntr_json_begin_object(&json, NULL);
        ntr_json_string(&json, "kind", ntr_str_from(ntr_name_kind_word(best->as.name)));
        json_strings(&json, "forms", row->forms.items, row->forms.count);
        ntr_json_number(&json, "count", row->count);
        ntr_json_string(&json, "en", best->base);
        json_strings(&json, "alt", best->alternatives, best->alternative_count);
        ntr_json_string(&json, "original", best->original.len ? best->original : NTR_STR_NONE);
        ntr_json_string(&json, "origin", best->origin.code[0] ? ntr_str_from(best->origin.code) : NTR_STR_NONE);
        ntr_json_number(&json, "confidence", best->confidence);
        ntr_json_string(&json, "why", best->why.ptr ? best->why : NTR_STR(""));
        ntr_json_end_object(&json);
    }
    ntr_json_end_array(&json);
    ntr_json_newline(&json);
}

static void append_ledger(ntr_buffer *out, const ledger *book, cli_names_form form) {
    switch (form) {
    case CLI_NAMES_TABLE: append_table(out, book); break;
    case CLI_NAMES_TSV:
        for (uint32_t i = 0; i < book->rows.count; i++) append_tsv(out, &book->rows.items[i]);
        break;
    case CLI_NAMES_JSON: append_json(out, book); break;
    }
}

/* --- the command -------------------------------------------------------------------------------------------------- */

/* What has to be closed whatever happens. */
typedef struct find_run {
    cli_session session;
    ntr_buffer out;
    ledger book;
} find_run;

static ntr_status find(find_run *run, const cli_names *names, const ntr_options *options, ntr_error *err) {
    const char *path = names->path ? names->path : "-";
    cli_session *session = &run->session;
    NTR_TRY(cli_session_read(session, path, err));
    NTR_TRY(ntr_engine_open(&session->engine, cli_paths_value(&names->glossaries), options, err));
    NTR_TRY(cli_session_start(session, err));
    NTR_TRY(ntr_worker_run(session->worker, session->document, "name", err));
    run->book.arena = session->document->arena;
    NTR_TRY(fill(&run->book, session->document, err));
    append_ledger(&run->out, &run->book, names->form);
    return ntr_buffer_check(&run->out, err);
}

int cli_names_find(const cli_names *names) {
    ntr_options options = NTR_OPTIONS_DEFAULT;
    options.house = names->house;
    options.from = names->from;
    options.main_only = names->main_only;
    options.rules_only = !names->authority;
    ntr_error err = {0};
    find_run run = {0};
    const ntr_status status = find(&run, names, &options, &err);
    int code = status == NTR_OK ? EXIT_DONE : cli_fail(&err);
    if (code == EXIT_DONE && !cli_print(ntr_buffer_str(&run.out))) code = EXIT_SURROUNDINGS;
    cli_session_close(&run.session);
    ntr_buffer_dispose(&run.out);
    return code;
}
