/* The work on one input, which may run beside that on others. */
#include <stdlib.h>

#include "cli/cmd_prep.h"

size_t prep_job_steps(void) {
    size_t stages = 0;
    while (ntr_stage_at(stages)) stages++;
    return stages + 2; /* read before, write after */
}

static void step(prep_run *run, prep_job *job) {
    job->steps++;
    cli_bar_step(&run->bar, 1);
}

static void count_marks(prep_counts *counts, const ntr_unit *unit) {
    counts->notes += unit->note_count;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        const ntr_str source = ntr_str_slice(unit->source, annot->span.begin, annot->span.end);
        counts->terms += annot->kind == NTR_TERM;
        counts->protected_spans += annot->kind == NTR_PROTECTED;
        counts->names_changed += annot->kind == NTR_NAME && !ntr_str_equal(ntr_annot_english(annot, source), source);
    }
}

static ntr_status open_worker(prep_run *run, unsigned thread, ntr_error *err) {
    NTR_TRY(prep_memory_open(run, thread, err));
    return run->workers[thread] ? NTR_OK : ntr_worker_open(&run->workers[thread], run->engine, err);
}

/* Reads and marks; the stages one by one, so that the bar moves. */
static ntr_status make_document(prep_run *run, prep_job *job, ntr_worker *worker, ntr_document **out) {
    NTR_TRY(ntr_worker_read(worker, out, ntr_str_from(job->name), ntr_buffer_str(&job->bytes), &job->err));
    step(run, job);
    for (size_t i = 0; ntr_stage_at(i); i++) {
        NTR_TRY(ntr_worker_run_stage(worker, *out, i, &job->err));
        step(run, job);
    }
    return NTR_OK;
}

static void free_bitext(prep_job *job) {
    if (!job->filling) ntr_bitext_free(job->bitext);
    ntr_filling_close(job->filling);
    job->bitext = NULL;
    job->filling = NULL;
}

/* An XLIFF is kept as it is, with all that other tools put there. */
static ntr_status open_bitext(prep_job *job) {
    const ntr_str name = ntr_str_from(job->name), bytes = ntr_buffer_str(&job->bytes);
    if (ntr_filling_open(&job->filling, name, bytes, NULL) != NTR_OK)
        return ntr_format_read(&job->bitext, NULL, name, bytes, &job->err);
    job->bitext = ntr_filling_bitext(job->filling);
    return NTR_OK;
}

/* A bilingual file of somebody else's: its units stay what they are, and get marks and drafts. */
static ntr_status read_bitext(prep_run *run, prep_job *job, ntr_worker *worker) {
    NTR_TRY(open_bitext(job));
    const ntr_status status = ntr_worker_draft(worker, job->bitext, &job->err);
    while (job->steps + 1 < prep_job_steps()) step(run, job);
    return status;
}

static ntr_status make_bitext(prep_run *run, prep_job *job, ntr_worker *worker, ntr_document **document) {
    const ntr_options *options = &run->request->options;
    const bool text = run->request->batch || options->from || options->segmented;
    if (!text && ntr_format_is_bilingual(ntr_buffer_str(&job->bytes))) return read_bitext(run, job, worker);
    NTR_TRY(make_document(run, job, worker, document));
    return ntr_bitext_from_document(&job->bitext, *document, options->target, options->source_lang,
                                    options->target_lang, &job->err);
}

/* Whether the XLIFF that was given is filled: where the same version is asked for. Marks inside its texts would change
 * them. */
static bool is_filled(const prep_request *request, const prep_job *job, size_t format) {
    return job->filling && !request->annotate && ntr_filling_format(job->filling) == request->formats[format];
}

static ntr_status write_filled(prep_job *job, size_t format) {
    NTR_TRY(ntr_filling_draft(job->filling, &job->err));
    return ntr_filling_write(job->filling, &job->outputs[format], &job->err);
}

static ntr_status write_outputs(const prep_request *request, prep_job *job) {
    const ntr_write_options options = {
        .doc = job->doc, .annotate = request->annotate, .engine = request->engine, .terms = request->terms};
    ntr_bitext *bitext = job->bitext;
    const ntr_str path = bitext->original.path;
    for (size_t i = 0; i < request->format_count; i++) {
        bitext->original.path = path;
        if (job->paths) NTR_TRY(cli_move_original(bitext, NULL, job->paths[i], &job->err));
        NTR_TRY(is_filled(request, job, i) ? write_filled(job, i) :
                                             request->formats[i]->write(&job->outputs[i], bitext, &options, &job->err));
    }
    bitext->original.path = path;
    return NTR_OK;
}

/* What only another tool can read does not come along into a file that is written anew. */
static void tell_extensions(const prep_request *request, prep_job *job) {
    const unsigned count = job->bitext->extensions;
    for (size_t i = 0; count > 0 && i < request->format_count; i++)
        if (!is_filled(request, job, i) && !request->formats[i]->one_way)
            ntr_buffer_printf(&job->messages, "%s: %u elements and attributes of other tools are not in the %s\n",
                              job->name, count, request->formats[i]->name);
}

static ntr_status tell(const prep_request *request, prep_job *job, const ntr_document *document) {
    const ntr_bitext *bitext = job->bitext;
    job->counts.segments = bitext->units.count;
    for (uint32_t i = 0; i < bitext->units.count; i++) count_marks(&job->counts, &bitext->units.items[i]);
    if (!request->quiet && document) prep_append_notes(&job->messages, document, job->doc ? job->doc : job->name);
    if (!request->quiet) tell_extensions(request, job);
    if (request->explain && document) prep_append_reasons(&job->messages, document, bitext);
    return ntr_buffer_check(&job->messages, &job->err);
}

static ntr_status prepare(prep_run *run, prep_job *job, unsigned thread) {
    const prep_request *request = run->request;
    NTR_TRY(open_worker(run, thread, &job->err));
    ntr_document *document = NULL;
    ntr_status status = make_bitext(run, job, run->workers[thread], &document);
    if (status == NTR_OK) status = prep_memory_match(run, job, thread, job->bitext);
    if (status == NTR_OK) status = tell(request, job, document);
    ntr_document_free(document); /* before writing, which takes as much memory again */
    if (status == NTR_OK) status = write_outputs(request, job);
    if (status != NTR_OK || !run->translated) free_bitext(job);
    return status;
}

void prep_job_work(prep_run *run, prep_job *job, unsigned thread) {
    if (job->status == NTR_OK) job->status = prepare(run, job, thread);
    if (job->status != NTR_OK) ntr_error_name_source(&job->err, job->name);
    ntr_buffer_dispose(&job->bytes);
}

static ntr_status repeat(prep_run *run, prep_job *job) {
    uint32_t given;
    NTR_TRY(ntr_repeats_spread(&given, run->translated, job->bitext, &job->err));
    if (given == 0) return NTR_OK;
    job->counts.repeated += given;
    for (size_t i = 0; i < run->request->format_count; i++) ntr_buffer_clear(&job->outputs[i]);
    return write_outputs(run->request, job);
}

void prep_job_repeat(prep_run *run, prep_job *job) {
    if (job->status != NTR_OK || !job->bitext) return;
    job->status = repeat(run, job);
    if (job->status != NTR_OK) ntr_error_name_source(&job->err, job->name);
}

void prep_job_dispose(prep_job *job) {
    free_bitext(job);
    ntr_buffer_dispose(&job->bytes);
    ntr_buffer_dispose(&job->messages);
    for (size_t i = 0; i < PREP_FORMATS; i++) ntr_buffer_dispose(&job->outputs[i]);
    free(job->sources);
}
