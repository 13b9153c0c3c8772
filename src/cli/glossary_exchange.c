/* ntrans glossary import, export. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/glossary.h"
#include "ext/file.h"

enum { IMPORT_LIMIT = 256 * 1024 * 1024 };

/* --- import
 * ----------------------------------------------------------------------------------------------------------- */

static void append_item(ntr_buffer *out, const ntr_import_item *item) {
    ntr_buffer_printf(out, "%s\t%" PRIu64 "\t%.*s\t%.*s\t%.*s\n", ntr_verdict_word(item->verdict), item->line,
                      NTR_FMT(item->nl), NTR_FMT(item->en), NTR_FMT(item->what));
}

/* The plan of a dry run goes to standard output; of a real one only what the user has to see to is told. */
static void report_items(ntr_buffer *out, const cli_glossary *g, const ntr_import *import) {
    for (uint32_t i = 0; i < import->items.count; i++) {
        const ntr_import_item *item = &import->items.items[i];
        if (g->dry_run) append_item(out, item);
        if (item->verdict == NTR_VERDICT_BAD)
            fprintf(stderr, "%s:%" PRIu64 ": %.*s\n", g->operands[0], item->line, NTR_FMT(item->what));
        if (item->verdict == NTR_VERDICT_CONFLICT && !g->dry_run)
            fprintf(stderr, "%s:%" PRIu64 ": \"%.*s\" → \"%.*s\": %.*s%s\n", g->operands[0], item->line,
                    NTR_FMT(item->nl), NTR_FMT(item->en), NTR_FMT(item->what),
                    g->prefer == NTR_PREFER_THEIRS ? "; replaced" : "; left as it is");
    }
}

static void report_summary(const cli_glossary *g, const ntr_import *import) {
    const uint64_t *counts = import->counts;
    fprintf(stderr, "%s: %s%" PRIu64 " new, %" PRIu64 " same, %" PRIu64 " changed, %" PRIu64 " conflicting%s\n",
            g->operands[0], g->dry_run ? "would be " : "", counts[NTR_VERDICT_NEW], counts[NTR_VERDICT_SAME],
            counts[NTR_VERDICT_CHANGED], counts[NTR_VERDICT_CONFLICT],
            counts[NTR_VERDICT_CONFLICT] == 0            ? "" :
            g->prefer == NTR_PREFER_THEIRS && g->dry_run ? " (taken from the file)" :
            g->prefer == NTR_PREFER_THEIRS               ? ", which the file won" :
                                             " (the glossary keeps its own; --prefer theirs takes the file's)");
    if (import->guessed) fprintf(stderr, "%s: took the encoding for %s\n", g->operands[0], import->guessed);
}

int cli_glossary_import(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_import import = {0};
    ntr_buffer bytes = {0}, out = {0};
    const char *path = g->operands[0];
    const ntr_import_options options = {.dry_run = g->dry_run,
                                        .header = g->header,
                                        .columns = g->columns,
                                        .encoding = g->encoding,
                                        .sheet = g->sheet,
                                        .kind = g->kind,
                                        .domain = g->domain,
                                        .prefer = (ntr_prefer)g->prefer};
    ntr_status status = ntr_file_read(&bytes, path, IMPORT_LIMIT, &err);
    if (status == NTR_OK) status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_WRITE, &err);
    if (status == NTR_OK) {
        status = ntr_glossary_import(&import, glossary, ntr_str_from(path), ntr_buffer_str(&bytes), &options, &err);
        if (status != NTR_OK) ntr_error_name_source(&err, path);
        report_items(&out, g, &import);
    }
    if (status == NTR_OK) report_summary(g, &import);
    if (status == NTR_BAD_SYNTAX && !cli_print(ntr_buffer_str(&out))) status = NTR_IO; /* the plan, bad rows and all */
    ntr_import_dispose(&import);
    ntr_buffer_dispose(&bytes);
    return cli_glossary_end(glossary, &out, status, &err);
}

/* --- export
 * ----------------------------------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end) {
    const size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static ntr_sheet_format format_of(const cli_glossary *g) {
    if (g->format >= 0) return (ntr_sheet_format)g->format;
    return g->output && ends_with(g->output, ".csv") ? NTR_SHEET_CSV : NTR_SHEET_TSV;
}

int cli_glossary_export(cli_glossary *g) {
    ntr_error err = {0};
    ntr_glossary *glossary = NULL;
    ntr_buffer out = {0};
    const ntr_entry_filter filter = cli_glossary_filter(g);
    const bool to_file = g->output && strcmp(g->output, "-") != 0;
    ntr_status status = ntr_glossary_open(&glossary, g->path, NTR_GLOSSARY_READ, &err);
    if (status == NTR_OK) status = ntr_glossary_export(&out, glossary, &filter, format_of(g), &err);
    if (status == NTR_OK && to_file) {
        status = cli_write_file(g->output, ntr_buffer_str(&out), g->force, &err);
        ntr_buffer_clear(&out);
    }
    return cli_glossary_end(glossary, &out, status, &err);
}
