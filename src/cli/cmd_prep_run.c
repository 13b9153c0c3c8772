/* Inputs one after another: read and written in their order, worked on by several threads. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cmd_prep.h"
#include "ext/file.h"

/* A dictionary that is missing fails each input alike and is told once. */
static void report_failure(prep_run *run, const prep_job *job) {
    const bool dictionary = job->status == NTR_DICTIONARY;
    const int code = dictionary && run->dictionary_failed ? EXIT_SURROUNDINGS : cli_fail(&job->err);
    run->dictionary_failed = run->dictionary_failed || dictionary;
    run->failed++;
    if (code > run->code) run->code = code;
}

void prep_run_account(prep_run *run, const prep_job *job) {
    cli_bar_hide(&run->bar);
    if (job->messages.len) fwrite(job->messages.ptr, 1, job->messages.len, stderr);
    if (job->status != NTR_OK) report_failure(run, job);
    cli_bar_show(&run->bar);
    cli_bar_step(&run->bar, prep_job_steps() - job->steps);
    run->done++;
    if (job->status != NTR_OK) return;
    run->counts.segments += job->counts.segments;
    run->counts.names_changed += job->counts.names_changed;
    run->counts.terms += job->counts.terms;
    run->counts.protected_spans += job->counts.protected_spans;
    run->counts.notes += job->counts.notes;
    prep_memory_account(run, job);
}

/* Where one output may not be written, none is, and no work is done for it. */
static ntr_status check_outputs(const prep_request *request, prep_job *job) {
    for (size_t i = 0; !request->force && i < request->format_count; i++)
        if (job->paths[i]) NTR_TRY(ntr_file_refuse_existing(job->paths[i], &job->err));
    return NTR_OK;
}

static void *take(void *self) {
    prep_run *run = self;
    const prep_request *request = run->request;
    if (run->taken == request->input_count) return NULL;
    prep_job *job = calloc(1, sizeof *job);
    if (!job) {
        run->taken = request->input_count;
        run->out_of_memory = true;
        return NULL;
    }
    job->name = request->inputs[run->taken];
    job->doc = request->input_count > 1 ? job->name : NULL;
    job->paths = request->paths + run->taken * request->format_count;
    run->taken++;
    return job;
}

static void work(void *self, void *item, unsigned thread) {
    prep_run *run = self;
    prep_job *job = item;
    job->status = check_outputs(run->request, job);
    if (job->status == NTR_OK) job->status = ntr_file_read(&job->bytes, job->name, NTR_DOCUMENT_LIMIT, &job->err);
    prep_job_work(run, job, thread);
}

/* Files are written here, one at a time and in order, so that two inputs with one output always end alike. */
static bool write_files(prep_run *run, prep_job *job) {
    const prep_request *request = run->request;
    for (size_t i = 0; job->status == NTR_OK && i < request->format_count; i++) {
        const ntr_str bytes = ntr_buffer_str(&job->outputs[i]);
        if (!job->paths[i]) {
            if (!cli_print(bytes)) return false;
            continue;
        }
        job->status = cli_write_file(job->paths[i], bytes, request->force, &job->err);
        run->written += job->status == NTR_OK;
        run->last_written = job->paths[i];
    }
    return true;
}

static bool deliver(void *self, void *item) {
    prep_run *run = self;
    prep_job *job = item;
    prep_job_repeat(run, job);
    const bool printed = write_files(run, job);
    prep_run_account(run, job);
    if (!printed) run->code = EXIT_SURROUNDINGS;
    prep_job_dispose(job);
    free(job);
    return printed && !run->dictionary_failed;
}

ntr_status prep_run_files(prep_run *run, ntr_error *err) {
    const size_t most = run->request->input_count;
    const unsigned threads = (size_t)run->request->threads < most ? (unsigned)run->request->threads : (unsigned)most;
    const ntr_pipeline pipeline = {run, threads, take, work, deliver};
    if (most > 1) NTR_TRY(ntr_repeats_new(&run->translated, err));
    cli_bar_start(&run->bar, most * prep_job_steps(), !run->request->quiet);
    const ntr_status status = ntr_pipeline_run(&pipeline, err);
    cli_bar_stop(&run->bar);
    return status == NTR_OK && run->out_of_memory ? ntr_error_memory(err) : status;
}
