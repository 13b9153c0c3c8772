/* ntrans tm import. */
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/tm.h"
#include "ext/file.h"

/* --- import ------------------------------------------------------------------------------------------------------- */

static void tell(uint64_t count, const char *what, const char **before) {
    if (count == 0) return;
    fprintf(stderr, "%s%" PRIu64 " %s", *before, count, what);
    *before = ", ";
}

static void print_summary(const cli_tm *t, const char *path, const ntr_memory_counts *counts) {
    const char *before = "; left out: ";
    fprintf(stderr, "%s: %s%" PRIu64 " new, %" PRIu64 " same, %" PRIu64 " changed", path, t->dry_run ? "would be " : "",
            counts->added, counts->same, counts->changed);
    tell(counts->empty, "without English or not for translation", &before);
    tell(counts->unready, "not far enough", &before);
    tell(counts->doubtful, "doubtful", &before);
    fputc('\n', stderr);
}

/* "p3s2": our own formats keep the order of the document, and so do all but translation memories. */
static bool keeps_order(const ntr_format *format, const ntr_bitext *bitext) {
    const ntr_str id = bitext->units.count ? bitext->units.items[0].id : NTR_STR("");
    return strcmp(format->name, "tmx") != 0 || ntr_str_equal(id, NTR_STR("p0s0"));
}

/* Files that translators work in come back filled; the others say nothing of where they come from. */
static const char *origin_of(const cli_tm *t, const ntr_format *format) {
    const bool filled = strncmp(format->name, "xliff", 5) == 0 || strcmp(format->name, "po") == 0;
    return t->origin ? t->origin : filled ? "fill" : "file";
}

/* A file on its way into the memory. */
typedef struct file_import {
    const cli_tm *t;
    ntr_memory *memory;
    ntr_memory_counts counts;
    bool begun, ordered;
} file_import;

static ntr_status import_piece(void *self, const ntr_bitext *bitext, const ntr_format *format, ntr_error *err) {
    file_import *file = self;
    if (!file->begun) file->ordered = keeps_order(format, bitext);
    file->begun = true;
    const ntr_memory_options options = {.least = (ntr_state)file->t->state,
                                        .confidence = (unsigned)file->t->confidence,
                                        .origin = origin_of(file->t, format),
                                        .ordered = file->ordered};
    return ntr_memory_add(&file->counts, file->memory, bitext, &options, err);
}

static ntr_status import_file(ntr_memory_counts *counts, const cli_tm *t, ntr_memory *memory, const char *path,
                              ntr_error *err) {
    ntr_buffer bytes = {0};
    file_import file = {.t = t, .memory = memory};
    ntr_status status = ntr_file_read(&bytes, path, INT_MAX, err);
    if (status == NTR_OK)
        status = ntr_format_read_pieces(ntr_str_from(path), ntr_buffer_str(&bytes), import_piece, &file, err);
    ntr_buffer_dispose(&bytes);
    *counts = file.counts;
    if (status != NTR_OK) ntr_error_name_source(err, path);
    return status;
}

static ntr_status import_files(ntr_memory_counts *counts, const cli_tm *t, ntr_memory *memory, ntr_error *err) {
    for (int i = 0; i < t->operand_count; i++) NTR_TRY(import_file(&counts[i], t, memory, t->operands[i], err));
    return NTR_OK;
}

/* A dry run is a real one that is taken back. */
static ntr_status run_import(ntr_memory_counts *counts, const cli_tm *t, ntr_memory *memory, ntr_error *err) {
    NTR_TRY(ntr_memory_begin(memory, err));
    const ntr_status status = import_files(counts, t, memory, err);
    if (status != NTR_OK || !t->dry_run) return ntr_memory_end(memory, status, err);
    ntr_memory_abandon(memory);
    return NTR_OK;
}

/* What came of the files is told when it is kept. */
int cli_tm_import(const cli_tm *t) {
    ntr_memory_counts *counts = calloc((size_t)t->operand_count, sizeof *counts);
    ntr_memory *memory = NULL;
    ntr_error err = {0};
    ntr_status status = counts ? ntr_memory_open(&memory, t->path, true, &err) : ntr_error_memory(&err);
    if (status == NTR_OK) status = run_import(counts, t, memory, &err);
    ntr_memory_close(memory);
    for (int i = 0; status == NTR_OK && !t->quiet && i < t->operand_count; i++)
        print_summary(t, t->operands[i], &counts[i]);
    free(counts);
    return status == NTR_OK ? EXIT_DONE : cli_fail(&err);
}
