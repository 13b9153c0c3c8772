/* The translation memory in a run: opening it, asking it, and counting what repeats across the inputs. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cmd_prep.h"
#include "cli/tm.h"

enum { PROPOSALS = 5 };

ntr_status prep_memory_open(prep_run *run, unsigned thread, ntr_error *err) {
    const prep_request *request = run->request;
    cli_paths first;
    if (run->no_memory || run->memories[thread]) return NTR_OK;
    const char *path = request->memory ? request->memory : cli_paths_first(&first, &request->glossaries);
    return cli_tm_open_filled(&run->memories[thread], path, request->memory != NULL, err);
}

static ntr_status keep_sources(prep_job *job, const ntr_bitext *bitext) {
    job->sources = calloc((size_t)bitext->units.count + 1, sizeof *job->sources);
    if (!job->sources) return ntr_error_memory(&job->err);
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_unit *unit = &bitext->units.items[i];
        if (ntr_unit_is_meant(unit))
            job->sources[job->source_count++] = ntr_memory_hash(unit->source, unit->source_codes);
    }
    return NTR_OK;
}

/* What the input itself has translated comes before the memory. */
static ntr_status repeat_within(prep_job *job, ntr_bitext *bitext) {
    ntr_repeats *repeats;
    uint32_t given;
    NTR_TRY(ntr_repeats_new(&repeats, &job->err));
    const ntr_status status = ntr_repeats_spread(&given, repeats, bitext, &job->err);
    ntr_repeats_free(repeats);
    job->counts.repeated += given;
    return status;
}

ntr_status prep_memory_match(prep_run *run, prep_job *job, unsigned thread, ntr_bitext *bitext) {
    const ntr_match_options options = {
        .least = NTR_MEMORY_LEAST, .limit = PROPOSALS, .pretranslate = (unsigned)run->request->pretranslate};
    ntr_match_counts counts;
    NTR_TRY(repeat_within(job, bitext));
    NTR_TRY(ntr_worker_match(&counts, run->workers[thread], bitext, run->memories[thread], &options, &job->err));
    job->counts.matched = counts.matched;
    job->counts.pretranslated = counts.pretranslated;
    if (!run->request->batch) return keep_sources(job, bitext);
    job->counts.repetitions = counts.repetitions;
    return NTR_OK;
}

void prep_memory_account(prep_run *run, const prep_job *job) {
    run->counts.matched += job->counts.matched;
    run->counts.pretranslated += job->counts.pretranslated;
    run->counts.repetitions += job->counts.repetitions;
    run->counts.repeated += job->counts.repeated;
    for (size_t i = 0; i < job->source_count; i++)
        run->counts.repetitions += cli_repeats_meet(&run->repeats, job->sources[i]);
}

void prep_memory_print(const prep_counts *counts) {
    if (counts->repetitions) fprintf(stderr, ", %zu repetitions", counts->repetitions);
    if (counts->repeated) fprintf(stderr, " (%zu taken over)", counts->repeated);
    if (counts->matched) fprintf(stderr, ", %zu with proposals", counts->matched);
    if (counts->pretranslated) fprintf(stderr, " (%zu taken)", counts->pretranslated);
}
