/* Asking the engine: line by line, or all at once where it answers only then. */
#include <stdio.h>

#include "engine_translate.h"
#include "ext/unicode.h"

/* --- the process -------------------------------------------------------------------------------------------------- */

static void tell_group(const translate_run *run, long group) {
    if (run->options->started) run->options->started(run->options->self, group);
}

/* Ends it and remembers how it ended; its exit status. */
static int stop(translate_run *run, bool silent) {
    bool killed;
    const int code = ntr_child_stop(run->child, &killed);
    run->child = NULL;
    tell_group(run, 0);
    if (silent) {
        snprintf(run->last, sizeof run->last, "no answer in %g s", run->options->seconds);
    } else if (code > 128) {
        snprintf(run->last, sizeof run->last, "ended by signal %d", code - 128);
    } else {
        snprintf(run->last, sizeof run->last, "ended with exit status %d", code);
    }
    return code;
}

static ntr_status give_up(const translate_run *run, ntr_error *err) {
    const ntr_translate_report *report = run->report;
    return ntr_error_set(err, NTR_IO, "the engine failed too often (%s); %u of %u lines are answered%s", run->last,
                         (unsigned)report->answered, (unsigned)report->lines,
                         run->journal && report->answered ? " and kept: run it again to go on" : "");
}

static ntr_status start(translate_run *run, ntr_error *err) {
    if (run->starts > run->options->restarts) return give_up(run, err);
    run->report->restarts = run->starts++;
    NTR_TRY(ntr_child_start(&run->child, run->options->command, err));
    run->fresh = true;
    tell_group(run, ntr_child_group(run->child));
    return NTR_OK;
}

/* The shell's ways of saying that there is no such command. */
static bool is_missing(int code) {
    enum { NOT_EXECUTABLE = 126, NOT_FOUND = 127 };
    return code == NOT_EXECUTABLE || code == NOT_FOUND;
}

static ntr_status refuse_missing(int code, ntr_error *err) {
    return ntr_error_set(err, NTR_IO, "the command cannot be run (exit status %d of the shell)", code);
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

static bool is_text(ntr_str answer) {
    return ntr_utf8_check(answer, NULL) == NTR_OK && !(answer.len && memchr(answer.ptr, '\0', answer.len));
}

static ntr_status accept(translate_run *run, translate_job *job, ntr_str answer, ntr_error *err) {
    if (!is_text(answer)) {
        job->why = "the engine's answer is no UTF-8";
        return NTR_OK;
    }
    job->answer = answer.len ? ntr_arena_copy(run->arena, answer) : NTR_STR("");
    if (!job->answer.ptr) return ntr_error_memory(err);
    run->report->answered++;
    if (run->options->progress) run->options->progress(run->options->self, run->report->answered, run->report->lines);
    return translate_keep(run, job, err);
}

static bool is_open(const translate_job *job) {
    return !job->answer.ptr && !job->why;
}

/* --- line by line ------------------------------------------------------------------------------------------------- */

/* A line on which it fails twice is left; in between it may have been the line before that broke it. */
static ntr_status note_failure(translate_run *run, translate_job *job, unsigned *failures, bool silent,
                               ntr_error *err) {
    const int code = stop(run, silent);
    if (!silent && is_missing(code)) return refuse_missing(code, err);
    if (++*failures < 2) return NTR_OK;
    const ntr_str why = ntr_arena_copy(run->arena, ntr_str_from(run->last));
    job->why = why.ptr ? why.ptr : "no answer";
    return NTR_OK;
}

static uint32_t count_lines(ntr_str text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++) count += text.ptr[i] == '\n';
    return count + (text.len > 0 && text.ptr[text.len - 1] != '\n');
}

/* An engine that is silent at first may wait for the end of its input: then it answers now, and gets all at once. */
static ntr_status try_end_of_input(translate_run *run, translate_job *job, bool *answered, ntr_error *err) {
    ntr_str all;
    const ntr_child_reply reply = ntr_child_finish(&all, run->child, NTR_STR(""), run->options->seconds);
    *answered = reply == NTR_CHILD_ANSWERED && count_lines(all) == 1;
    if (!*answered) return NTR_OK;
    run->batch = true;
    while (all.len && strchr("\r\n", all.ptr[all.len - 1])) all.len--;
    NTR_TRY(accept(run, job, all, err));
    (void)stop(run, false);
    run->starts--; /* it did nothing wrong */
    return NTR_OK;
}

/* The journal goes, for its answers may belong to other lines. */
static ntr_status refuse_shifted(translate_run *run, ntr_error *err) {
    ntr_append_close(run->journal, true);
    run->journal = NULL;
    return ntr_error_set(
        err, NTR_BAD_SYNTAX,
        "the engine gave more lines than it was asked for, and nobody knows which: nothing was filled");
}

/* More than one line for a line. From an engine that has just begun the first is the answer. From another it may be a
 * late line to an earlier question: then the engine begins anew and is asked again, and must say the same. */
static ntr_status take_answer(translate_run *run, translate_job *job, ntr_str answer, ntr_str *doubted,
                              ntr_error *err) {
    const ntr_str own = answer.len ? ntr_arena_copy(run->arena, answer) : NTR_STR("");
    if (!own.ptr) return ntr_error_memory(err);
    const bool surplus = ntr_child_drain(run->child) > 0, fresh = run->fresh;
    run->fresh = false;
    if (surplus) (void)stop(run, false);
    if (surplus) snprintf(run->last, sizeof run->last, "more than one line for a line");
    if (surplus && !fresh) {
        *doubted = own;
        return NTR_OK;
    }
    if (doubted->ptr && !ntr_str_equal(*doubted, own)) return refuse_shifted(run, err);
    run->report->surplus += surplus;
    return accept(run, job, own, err);
}

static ntr_child_reply ask(translate_run *run, const translate_job *job, ntr_str *answer, double seconds) {
    ntr_buffer_clear(&run->text);
    ntr_buffer_append(&run->text, job->line);
    ntr_buffer_append_char(&run->text, '\n');
    return ntr_child_ask(answer, run->child, ntr_buffer_str(&run->text), seconds);
}

static ntr_status ask_job(translate_run *run, translate_job *job, ntr_error *err) {
    const double patience = 5; /* seconds for the first line of all: loading a model may take longer */
    ntr_str doubted = NTR_STR_NONE, answer;
    for (unsigned failures = 0; is_open(job) && !run->batch;) {
        if (!run->child) NTR_TRY(start(run, err));
        const bool first = run->fresh && run->starts == 1;
        const double seconds = first && run->options->seconds > patience ? patience : run->options->seconds;
        const ntr_child_reply reply = ask(run, job, &answer, seconds);
        NTR_TRY(ntr_buffer_check(&run->text, err));
        bool answered = reply == NTR_CHILD_ANSWERED;
        if (answered) NTR_TRY(take_answer(run, job, answer, &doubted, err));
        if (first && reply == NTR_CHILD_SILENT) NTR_TRY(try_end_of_input(run, job, &answered, err));
        if (!answered) NTR_TRY(note_failure(run, job, &failures, reply == NTR_CHILD_SILENT, err));
    }
    return NTR_OK;
}

/* Whatever still comes when all are answered shows that an answer was not one line. */
static ntr_status check_rest(translate_run *run, ntr_error *err) {
    const double PATIENCE = 2; /* seconds */
    if (!run->child) return NTR_OK;
    ntr_str rest;
    (void)ntr_child_finish(&rest, run->child, NTR_STR(""), PATIENCE);
    const bool surplus = rest.len > 0;
    (void)stop(run, false);
    return surplus ? refuse_shifted(run, err) : NTR_OK;
}

static ntr_status ask_lines(translate_run *run, ntr_error *err) {
    for (uint32_t i = 0; i < run->jobs.count && !run->batch; i++)
        if (is_open(&run->jobs.items[i])) NTR_TRY(ask_job(run, &run->jobs.items[i], err));
    return check_rest(run, err);
}

/* --- all at once -------------------------------------------------------------------------------------------------- */

/* How a batch went: how many lines from its first on are answered, and whether it ended as if all were well. */
typedef struct batch_result {
    uint32_t answered;
    bool miscounted; /* the engine ended well, with another number of lines */
    bool silent;
    int code;
} batch_result;

static ntr_str take_line(ntr_str *rest) {
    const char *end = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
    const size_t length = end ? (size_t)(end - rest->ptr) : rest->len;
    ntr_str line = ntr_str_slice(*rest, 0, length);
    *rest = ntr_str_slice(*rest, end ? length + 1 : length, rest->len);
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    return line;
}

static ntr_status accept_lines(translate_run *run, translate_job **jobs, uint32_t count, ntr_str said, ntr_error *err) {
    for (uint32_t i = 0; i < count; i++) NTR_TRY(accept(run, jobs[i], take_line(&said), err));
    return NTR_OK;
}

static ntr_status send_batch(translate_run *run, batch_result *out, translate_job **jobs, uint32_t count,
                             ntr_error *err) {
    ntr_str said;
    ntr_buffer_clear(&run->text);
    for (uint32_t i = 0; i < count; i++) {
        ntr_buffer_append(&run->text, jobs[i]->line);
        ntr_buffer_append_char(&run->text, '\n');
    }
    NTR_TRY(ntr_buffer_check(&run->text, err));
    NTR_TRY(start(run, err));
    const ntr_child_reply reply =
        ntr_child_finish(&said, run->child, ntr_buffer_str(&run->text), run->options->seconds * count);
    /* A line that was broken off is none. */
    const bool ended = reply == NTR_CHILD_ANSWERED;
    while (!ended && said.len && said.ptr[said.len - 1] != '\n') said.len--;
    const uint32_t lines = count_lines(said);
    ntr_buffer kept = {0}; /* `said` goes with the child */
    ntr_buffer_append(&kept, said);
    *out = (batch_result){.silent = !ended, .code = stop(run, !ended)};
    ntr_status status = ntr_buffer_check(&kept, err);
    out->miscounted = ended && out->code == 0 && lines != count;
    out->answered = out->miscounted || lines > count ? 0 : lines;
    if (status == NTR_OK) status = accept_lines(run, jobs, out->answered, ntr_buffer_str(&kept), err);
    if (status == NTR_OK && count == 1 && lines > 1 && out->code == 0) {
        run->report->surplus++;
        status = accept_lines(run, jobs, 1, ntr_buffer_str(&kept), err);
    }
    ntr_buffer_dispose(&kept);
    return status;
}

/* Sends so many lines; where lines are missing or too many, or the first breaks it, each half alone, until the line is
 * found that does it. */
static ntr_status ask_batch(translate_run *run, translate_job **jobs, uint32_t count, ntr_error *err) {
    while (count > 0) {
        batch_result result;
        NTR_TRY(send_batch(run, &result, jobs, count, err));
        if (is_missing(result.code)) return refuse_missing(result.code, err);
        if (result.miscounted) snprintf(run->last, sizeof run->last, "not a line for each line");
        if (result.answered == 0 && count > 1) {
            NTR_TRY(ask_batch(run, jobs, count / 2, err));
            jobs += count / 2;
            count -= count / 2;
            continue;
        }
        if (result.answered == 0 && is_open(jobs[0])) {
            const ntr_str why = ntr_arena_copy(run->arena, ntr_str_from(run->last));
            jobs[0]->why = why.ptr ? why.ptr : "no answer";
        }
        jobs += result.answered ? result.answered : 1;
        count -= result.answered ? result.answered : 1;
    }
    return NTR_OK;
}

static ntr_status ask_all(translate_run *run, ntr_error *err) {
    translate_job **open = ntr_arena_array(run->arena, (size_t)run->jobs.count + 1, sizeof(translate_job *));
    uint32_t count = 0;
    if (!open) return ntr_error_memory(err);
    for (uint32_t i = 0; i < run->jobs.count; i++)
        if (is_open(&run->jobs.items[i])) open[count++] = &run->jobs.items[i];
    return ask_batch(run, open, count, err);
}

ntr_status translate_ask(translate_run *run, ntr_error *err) {
    run->batch = run->options->batch;
    ntr_status status = run->batch ? NTR_OK : ask_lines(run, err);
    if (status == NTR_OK && run->batch) status = ask_all(run, err);
    if (run->child) (void)stop(run, false);
    return status;
}
