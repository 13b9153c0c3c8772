/* Translating, in its parts: which lines (engine_translate.c), what is kept of a run (engine_journal.c), the engine
 * (engine_ask.c). */
#ifndef NTRANS_ENGINE_TRANSLATE_H
#define NTRANS_ENGINE_TRANSLATE_H

#include "base/arena.h"
#include "base/map.h"
#include "ext/append.h"
#include "ext/child.h"
#include "ntrans/translate.h"

/* One line to be translated, however many segments say it. */
typedef struct translate_job {
    ntr_str line;
    ntr_str answer;  /* .ptr NULL: none yet */
    const char *why; /* it will have none; NULL: it may */
    uint32_t unit;   /* the first that says it */
} translate_job;

/* A run in progress. */
typedef struct translate_run {
    const ntr_translate_options *options;
    ntr_translate_report *report;
    ntr_arena *arena;
    NTR_LIST(translate_job) jobs;
    ntr_map by_line;
    ntr_appender *journal;
    ntr_child *child; /* NULL: not running */
    bool fresh;       /* it has just begun, and answered nothing yet */
    unsigned starts;  /* of the engine */
    char last[128];   /* how it ended last */
    bool batch;       /* it answers when its input has ended */
    ntr_buffer text;  /* scratch */
} translate_run;

/* Takes the answers of a run that was broken off, if it was one with this engine, and opens the journal. */
ntr_status translate_open_journal(translate_run *run, const ntr_masks *masks, ntr_error *err) NTR_MUST_CHECK;
/* Keeps an answer. */
ntr_status translate_keep(translate_run *run, const translate_job *job, ntr_error *err) NTR_MUST_CHECK;

/* Asks the engine for every job that has no answer. Errors are those of ntr_translate. */
ntr_status translate_ask(translate_run *run, ntr_error *err) NTR_MUST_CHECK;

#endif
