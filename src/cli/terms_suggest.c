/* ntrans terms --suggest: terms that the glossary lacks; --add: the reviewed list, into the glossary. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/process.h"
#include "cli/session.h"
#include "cli/terms.h"
#include "ext/file.h"
#include "ext/json.h"
#include "ext/unicode.h"
#include "ntrans/glossary.h"
#include "ntrans/suggest.h"

static const char HEADER[] = "nl\tpos\tfrequency\texample\ten";
enum { COLUMN_COUNT = 5, COLUMN_NL = 0, COLUMN_POS = 1, COLUMN_EN = 4 };

/* --- printing ----------------------------------------------------------------------------------------------------- */

static void print_tsv(ntr_buffer *out, const ntr_suggestion *s) {
    ntr_buffer_printf(out, "%.*s\t%.*s\t%" PRIu32 "\t%.*s\t%.*s\n", NTR_FMT(s->nl), NTR_FMT(s->pos), s->count,
                      NTR_FMT(s->example), NTR_FMT(s->en));
}

static void print_table(ntr_buffer *out, const ntr_suggestion *s) {
    ntr_buffer_printf(out, "%5" PRIu32 "  ", s->count);
    if (s->en.len > 0)
        cli_terms_append_column(out, s->nl, 40);
    else
        ntr_buffer_append(out, s->nl);
    ntr_buffer_append(out, s->en);
    ntr_buffer_append_char(out, '\n');
}

static void print_jsonl(ntr_buffer *out, const ntr_suggestion *s) {
    ntr_json_writer json = {.out = out};
    ntr_json_begin_object(&json, NULL);
    ntr_json_string(&json, "nl", s->nl);
    ntr_json_string(&json, "pos", s->pos);
    ntr_json_number(&json, "frequency", s->count);
    ntr_json_string(&json, "example", s->example);
    ntr_json_string(&json, "en", s->en);
    ntr_json_end_object(&json);
    ntr_json_newline(&json);
}

static void print_all(ntr_buffer *out, const ntr_suggestion *items, uint32_t count, cli_terms_format format) {
    if (format == CLI_TERMS_TSV) ntr_buffer_printf(out, "%s\n", HEADER);
    for (uint32_t i = 0; i < count; i++) {
        switch (format) {
        case CLI_TERMS_TSV: print_tsv(out, &items[i]); break;
        case CLI_TERMS_TABLE: print_table(out, &items[i]); break;
        case CLI_TERMS_JSONL: print_jsonl(out, &items[i]); break;
        }
    }
}

/* --- suggesting --------------------------------------------------------------------------------------------------- */

static ntr_status read_text(ntr_suggester *suggester, ntr_worker *worker, const char *path, ntr_error *err) {
    ntr_buffer bytes = {0};
    ntr_document *document = NULL;
    ntr_status status = ntr_file_read(&bytes, path, NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK) status = ntr_worker_read(worker, &document, ntr_str_from(path), ntr_buffer_str(&bytes), err);
    if (status == NTR_OK) status = ntr_worker_suggest(worker, suggester, document, err);
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
    return status;
}

ntr_status cli_terms_suggest(ntr_buffer *out, ntr_engine *engine, const char *const *paths, uint32_t path_count,
                             cli_terms_format format, ntr_error *err) {
    ntr_worker *worker = NULL;
    ntr_suggester *suggester = NULL;
    const ntr_suggestion *items = NULL;
    uint32_t count = 0;
    ntr_status status = ntr_worker_open(&worker, engine, err);
    if (status == NTR_OK) status = ntr_suggester_new(&suggester, err);
    for (uint32_t i = 0; i < path_count && status == NTR_OK; i++) status = read_text(suggester, worker, paths[i], err);
    if (status == NTR_OK) status = ntr_suggester_rank(suggester, &items, &count, err);
    if (status == NTR_OK) print_all(out, items, count, format);
    ntr_suggester_free(suggester);
    cli_leave_worker(worker);
    return status == NTR_OK ? ntr_buffer_check(out, err) : status;
}

/* --- adding what was reviewed ------------------------------------------------------------------------------------- */

static ntr_str take(ntr_str *rest, char end) {
    const char *found = rest->len ? memchr(rest->ptr, end, rest->len) : NULL;
    const size_t length = found ? (size_t)(found - rest->ptr) : rest->len;
    const ntr_str part = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, found ? length + 1 : length, rest->len);
    return part;
}

/* Whether the line has English, and all of it: a proposal with a gap was not reviewed. */
static bool is_ready(ntr_str en) {
    static const char gap[] = "…";
    for (size_t i = 0; i + sizeof gap - 1 <= en.len; i++)
        if (memcmp(en.ptr + i, gap, sizeof gap - 1) == 0) return false;
    return en.len > 0;
}

/* The reviewed lines as the import wants them. Line numbers stay, for its messages: what is left out is an empty line.
 * Counts what was passed over. */
static ntr_status select_lines(ntr_buffer *out, uint64_t *passed, ntr_str text, ntr_error *err) {
    ntr_str line = take(&text, '\n');
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    if (!ntr_str_equal(line, ntr_str_from(HEADER)))
        return ntr_error_set_at(err, NTR_BAD_SYNTAX, 1, 0,
                                "no list of suggestions: its first line is not \"nl pos frequency example en\"");
    ntr_buffer_append(out, NTR_STR("nl\ten\tpos\n"));
    for (uint64_t number = 2; text.len > 0; number++) {
        ntr_str cells[COLUMN_COUNT], rest = take(&text, '\n');
        if (rest.len && rest.ptr[rest.len - 1] == '\r') rest.len--;
        for (size_t i = 0; i < COLUMN_COUNT; i++) cells[i] = take(&rest, '\t');
        if (rest.len > 0) return ntr_error_set_at(err, NTR_BAD_SYNTAX, number, 0, "more than five columns");
        const bool ready = is_ready(cells[COLUMN_EN]);
        *passed += !ready && cells[COLUMN_NL].len > 0;
        if (ready)
            ntr_buffer_printf(out, "%.*s\t%.*s\t%.*s", NTR_FMT(cells[COLUMN_NL]), NTR_FMT(cells[COLUMN_EN]),
                              NTR_FMT(cells[COLUMN_POS]));
        ntr_buffer_append_char(out, '\n');
    }
    return ntr_buffer_check(out, err);
}

static ntr_status import(const char *path, const char *database, ntr_str bytes, ntr_error *err) {
    ntr_glossary *glossary = NULL;
    ntr_import done = {0};
    const ntr_import_options options = {.header = true};
    ntr_status status = ntr_glossary_open(&glossary, database, NTR_GLOSSARY_WRITE, err);
    if (status == NTR_OK) status = ntr_glossary_import(&done, glossary, ntr_str_from(path), bytes, &options, err);
    for (uint32_t i = 0; i < done.items.count; i++) {
        const ntr_import_item *item = &done.items.items[i];
        if (item->verdict == NTR_VERDICT_BAD || item->verdict == NTR_VERDICT_CONFLICT)
            fprintf(stderr, "%s:%" PRIu64 ": %.*s\n", path, item->line, NTR_FMT(item->what));
    }
    if (status == NTR_OK)
        fprintf(stderr, "%s: %" PRIu64 " new, %" PRIu64 " known\n", path,
                done.counts[NTR_VERDICT_NEW] + done.counts[NTR_VERDICT_NEAR],
                done.counts[NTR_VERDICT_SAME] + done.counts[NTR_VERDICT_CHANGED] + done.counts[NTR_VERDICT_CONFLICT]);
    ntr_import_dispose(&done);
    ntr_glossary_close(glossary);
    return status;
}

ntr_status cli_terms_add(const char *path, const char *database, ntr_error *err) {
    uint64_t passed = 0;
    ntr_buffer bytes = {0}, lines = {0};
    ntr_status status = ntr_file_read(&bytes, path, NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK) status = select_lines(&lines, &passed, ntr_buffer_str(&bytes), err);
    if (status == NTR_OK) status = import(path, database, ntr_buffer_str(&lines), err);
    if (status == NTR_OK && passed > 0)
        fprintf(stderr, "%s: %" PRIu64 " without English, or with a gap in it (…), passed over\n", path, passed);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&lines);
    return status;
}
