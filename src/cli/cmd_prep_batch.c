/* A stream of documents: one JSON object a line on standard input, JSON Lines on standard output. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cmd_prep.h"
#include "ext/json.h"
#include "ext/lines.h"

/* A text of the limit, with every byte written as an escape (\u0041), still fits. */
#define LINE_LIMIT ((size_t)NTR_DOCUMENT_LIMIT * 6 + 64 * 1024)

typedef struct batch {
    prep_run *run;
    ntr_lines lines;
    bool ended;
} batch;

/* One line and what comes of it. */
typedef struct item {
    prep_job job;
    uint64_t line;
    ntr_buffer json;
    ntr_str id; /* borrowed from `object` */
    ntr_json *object;
} item;

static bool is_blank(ntr_str line) {
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != ' ' && line.ptr[i] != '\t') return false;
    return true;
}

/* The next line that is not blank, or one that cannot be read: `.ptr` NULL and NTR_OK at the end. */
static ntr_status next_line(ntr_str *line, batch *b, ntr_error *err) {
    do {
        NTR_TRY(ntr_lines_next(line, &b->lines, err));
    } while (line->ptr && is_blank(*line));
    return NTR_OK;
}

static void *take(void *self) {
    batch *b = self;
    if (b->ended) return NULL;
    item *made = calloc(1, sizeof *made);
    ntr_str line = NTR_STR_NONE;
    if (made) made->job.status = next_line(&line, b, &made->job.err);
    if (!made || (made->job.status == NTR_OK && !line.ptr)) {
        b->run->out_of_memory = !made;
        free(made);
        return NULL;
    }
    b->ended = made->job.status != NTR_OK && made->job.status != NTR_TOO_LARGE; /* reading itself failed */
    made->job.name = "-";
    made->line = b->lines.number;
    ntr_buffer_append(&made->json, line);
    return made;
}

/* Takes id and text out of the line. */
static ntr_status read_line(item *it) {
    NTR_TRY(ntr_buffer_check(&it->json, &it->job.err));
    NTR_TRY(ntr_json_parse(&it->object, ntr_buffer_str(&it->json), &it->job.err));
    it->id = ntr_json_find(it->object, "id");
    const ntr_str text = ntr_json_find(it->object, "text");
    if (!it->id.ptr) return ntr_error_set(&it->job.err, NTR_BAD_SYNTAX, "no string \"id\"");
    if (!text.ptr) return ntr_error_set(&it->job.err, NTR_BAD_SYNTAX, "no string \"text\"");
    if (memchr(it->id.ptr, '\0', it->id.len))
        return ntr_error_set(&it->job.err, NTR_BAD_SYNTAX, "a NUL character in \"id\"");
    it->job.doc = it->id.ptr;
    ntr_buffer_append(&it->job.bytes, text);
    ntr_buffer_dispose(&it->json);
    return ntr_buffer_check(&it->job.bytes, &it->job.err);
}

/* Whatever failed is told with its line in the stream, which is what the user can look up. */
static void place_error(item *it) {
    const ntr_error inner = it->job.err;
    const uint64_t column = it->job.doc ? 0 : inner.column;
    (void)ntr_error_set_at(&it->job.err, inner.status, it->line, column, "%s", inner.message);
    if (it->job.doc)
        (void)ntr_error_set_at(&it->job.err, inner.status, it->line, column, "id \"%.100s\": %.300s", it->job.doc,
                               inner.message);
    ntr_error_name_source(&it->job.err, "-");
}

static void work(void *self, void *given, unsigned thread) {
    batch *b = self;
    item *it = given;
    if (it->job.status == NTR_OK) it->job.status = read_line(it);
    prep_job_work(b->run, &it->job, thread);
    if (it->job.status != NTR_OK) place_error(it);
}

static bool deliver(void *self, void *given) {
    batch *b = self;
    item *it = given;
    const bool printed = it->job.status != NTR_OK || cli_print(ntr_buffer_str(&it->job.outputs[0]));
    prep_run_account(b->run, &it->job);
    if (!printed) b->run->code = EXIT_SURROUNDINGS;
    prep_job_dispose(&it->job);
    ntr_buffer_dispose(&it->json);
    ntr_json_free(it->object);
    free(it);
    return printed && !b->run->dictionary_failed;
}

ntr_status prep_run_batch(prep_run *run, ntr_error *err) {
    batch b = {.run = run, .lines = {.file = 0, .limit = LINE_LIMIT}};
    const ntr_pipeline pipeline = {&b, (unsigned)run->request->threads, take, work, deliver};
    const ntr_status status = ntr_pipeline_run(&pipeline, err);
    ntr_lines_dispose(&b.lines);
    return status == NTR_OK && run->out_of_memory ? ntr_error_memory(err) : status;
}
