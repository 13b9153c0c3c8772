/* ntrans prep, in its parts: what was asked (cmd_prep.c), one input after another (cmd_prep_run.c), a stream of them
 * (cmd_prep_batch.c), the work on one (cmd_prep_job.c), the reasons (cmd_prep_explain.c). */
#ifndef NTRANS_CLI_CMD_PREP_H
#define NTRANS_CLI_CMD_PREP_H

#include "base/arena.h"
#include "cli/bar.h"
#include "cli/cli.h"
#include "cli/client.h"
#include "cli/repeats.h"
#include "ntrans/engine.h"
#include "ntrans/filling.h"
#include "ntrans/format.h"

enum { PREP_FORMATS = 16 }; /* more than the table of formats holds */

/* What the user asked for; read-only once the command line has been read. */
typedef struct prep_request {
    const char **inputs;
    size_t input_count;
    const ntr_format *formats[PREP_FORMATS];
    size_t format_count;
    const char *output; /* NULL: beside each input; "-": standard output */
    cli_paths glossaries;
    cli_client client;
    bool said_lang; /* --target-lang was given */
    ntr_options options;
    const ntr_mt_style *engine; /* of text for an engine; NULL: the default */
    ntr_mt_terms terms;
    long threads;
    bool batch, force, annotate, explain, quiet;
    const char *memory; /* database of the translation memory; NULL: that of the glossary */
    bool no_memory;
    long pretranslate;  /* the least score; 0: not at all */
    const char **paths; /* input by input: a path for each format; NULL: standard output */
} prep_request;

typedef struct prep_counts {
    size_t segments, names_changed, terms, protected_spans, notes;
    size_t repetitions, repeated, matched, pretranslated; /* segments; repeated: got the English of another */
} prep_counts;

/* A run in progress, shared by the threads. What changes is changed by one of take, deliver and a single worker's
 * thread, and read by no other while threads run. */
typedef struct prep_run {
    const prep_request *request;
    ntr_engine *engine;
    ntr_worker **workers;  /* one a thread, opened at its first job */
    ntr_memory **memories; /* likewise */
    bool no_memory;        /* none is wanted, or it is empty */
    cli_bar bar;
    size_t taken;       /* inputs; by take */
    bool out_of_memory; /* by take */
    /* By deliver: */
    prep_counts counts;
    cli_repeats repeats;     /* sources so far; of a stream none are kept, for it may be endless */
    ntr_repeats *translated; /* what was translated so far; NULL: there is but one input, or a stream */
    size_t done, failed;     /* inputs */
    size_t written;          /* files */
    const char *last_written;
    bool dictionary_failed; /* told once, not for each input */
    int code;               /* the worst so far */
} prep_run;

/* One input on its way: filled by take, worked on by one thread, ended by deliver. */
typedef struct prep_job {
    const char *name;         /* what messages call it: a path, or "-" */
    const char *doc;          /* value of "doc", or NULL */
    const char *const *paths; /* one for each format; NULL: standard output */
    ntr_buffer bytes;         /* the input */
    ntr_buffer outputs[PREP_FORMATS];
    ntr_buffer messages;  /* notes and reasons, ready to print */
    ntr_bitext *bitext;   /* kept until earlier inputs are through; NULL where they do not matter */
    ntr_filling *filling; /* of an XLIFF: owns the bitext; NULL for all else */
    prep_counts counts;
    uint64_t *sources; /* hashes of the segments to be translated, in their order; NULL in a stream */
    size_t source_count;
    size_t steps; /* of the bar, that this job has made */
    ntr_status status;
    ntr_error err;
} prep_job;

/* Runs the stages over the bytes and writes all formats into `outputs`; what fails is left in `status` and `err`. Does
 * nothing where `status` tells of a failure already. */
void prep_job_work(prep_run *run, prep_job *job, unsigned thread);
/* Gives the segments what earlier inputs have translated, and writes the outputs anew where there is any; in the order
 * of the inputs. Fails as prep_job_work does. */
void prep_job_repeat(prep_run *run, prep_job *job);
void prep_job_dispose(prep_job *job);

/* Prints what a job has to say and adds it to the run. */
void prep_run_account(prep_run *run, const prep_job *job);

/* Run until all inputs are through; the exit code is left in run->code. */
ntr_status prep_run_files(prep_run *run, ntr_error *err) NTR_MUST_CHECK;
ntr_status prep_run_batch(prep_run *run, ntr_error *err) NTR_MUST_CHECK;

/* Appends those notes of a document that no segment carries into the output, as "name:line:column: text". */
void prep_append_notes(ntr_buffer *out, const ntr_document *document, const char *name);
/* Appends for each place where a segment might end whether it does and why, as "name:line:column: text". */
void prep_append_cuts(ntr_buffer *out, const ntr_document *document, const char *name);
/* Appends for each segment why it ends where it does, and why each mark in it was made. */
void prep_append_reasons(ntr_buffer *out, const ntr_document *document, const ntr_bitext *bitext);

/* The steps of the bar that one job makes. */
size_t prep_job_steps(void);

/* The translation memory (cmd_prep_memory.c). Opens it for a thread, unless it is open or none is wanted; where it is
 * empty the thread has none. */
ntr_status prep_memory_open(prep_run *run, unsigned thread, ntr_error *err) NTR_MUST_CHECK;
/* Gives the units the English of repetitions in the same input, then proposals, and counts. */
ntr_status prep_memory_match(prep_run *run, prep_job *job, unsigned thread, ntr_bitext *bitext) NTR_MUST_CHECK;
/* Adds the counts of a job, with repetitions of other inputs' segments; in the order of the inputs. */
void prep_memory_account(prep_run *run, const prep_job *job);
/* The part of the summary. */
void prep_memory_print(const prep_counts *counts);

#endif
