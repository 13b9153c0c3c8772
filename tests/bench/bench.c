/* Times each stage over text and prints MB/s beside bare ICU scans of the same text: all stages beside one for
 * sentences and one for words, the segmenter (with what it needs before it) beside the one for sentences.
 * Usage: bench [-m MEGABYTES] [-g GLOSSARY.db] [-u STAGE] FILE…       the files are repeated up to the size wanted */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "ext/file.h"
#include "ext/unicode.h"
#include "ntrans/engine.h"
#include "ntrans/format.h"

static void fail(const ntr_error *err) {
    fprintf(stderr, "bench: %s %s\n", err->source, err->message);
    exit(1);
}

/* Of the processor, so that a busy machine says the same as a quiet one. */
static double seconds_used(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

/* Seconds of the bare scans. */
typedef struct bare_scans {
    double words, sentences;
} bare_scans;

static void report(const char *what, double seconds, size_t bytes, const bare_scans *bare) {
    const double most = bare->words + bare->sentences;
    printf("%-14s %8.3f s %9.1f MB/s", what, seconds, (double)bytes / 1e6 / (seconds > 0 ? seconds : 1e-9));
    if (most > 0) printf("   %7.2f × bare ICU", seconds / most);
    printf("\n");
}

/* The segmenter's speed as a part of the bare sentence scan's: 1 is as fast, 0.33 a third of it. */
static void report_part(const char *what, double seconds, const bare_scans *bare) {
    printf("%-14s %8.2f of the speed of the bare sentence scan\n", what, bare->sentences / seconds);
}

/* What nothing built on ICU can be faster than: one pass over the text. */
static double scan(ntr_str text, ntr_break_kind kind) {
    ntr_error err = {0};
    ntr_breaker *breaker = NULL;
    const double start = seconds_used();
    if (ntr_breaker_open(&breaker, kind, "nl", &err) != NTR_OK || ntr_breaker_set(breaker, text, &err) != NTR_OK)
        fail(&err);
    while (ntr_breaker_next(breaker) != SIZE_MAX) {
    }
    ntr_breaker_close(breaker);
    return seconds_used() - start;
}

/* All stages and formats, or the stages up to `until`. */
static void run(ntr_worker *worker, ntr_str text, const bare_scans *bare, const char *until) {
    ntr_error err = {0};
    ntr_document *document = NULL;
    double all = 0, start = seconds_used();
    if (ntr_worker_read(worker, &document, NTR_STR("bench"), text, &err) != NTR_OK) fail(&err);
    all += seconds_used() - start;
    report("read", all, text.len, bare);
    double until_segments = all;
    for (size_t i = 0; ntr_stage_at(i); i++) {
        start = seconds_used();
        if (ntr_worker_run_stage(worker, document, i, &err) != NTR_OK) fail(&err);
        const double seconds = seconds_used() - start;
        const bool segments = strcmp(ntr_stage_at(i)->name, "segment") == 0;
        report(ntr_stage_at(i)->name, seconds, text.len, bare);
        until_segments += seconds;
        if (segments) report_part("  stage", seconds, bare);
        if (segments) report_part("  and before", until_segments, bare);
        all += seconds;
        if (until && strcmp(ntr_stage_at(i)->name, until) == 0) {
            ntr_document_free(document);
            return;
        }
    }
    ntr_bitext *bitext = NULL;
    start = seconds_used();
    if (ntr_bitext_from_document(&bitext, document, NTR_TARGET_DRAFT, "nl", "en-GB", &err) != NTR_OK) fail(&err);
    report("bitext", seconds_used() - start, text.len, bare);
    all += seconds_used() - start;
    for (size_t i = 0; ntr_format_at(i); i++) {
        const ntr_format *format = ntr_format_at(i);
        const ntr_write_options options = {0};
        ntr_buffer out = {0};
        start = seconds_used();
        if (format->write(&out, bitext, &options, &err) != NTR_OK) fail(&err);
        report(format->name, seconds_used() - start, text.len, bare);
        ntr_buffer_dispose(&out);
    }
    report("all stages", all, text.len, bare);
    ntr_bitext_free(bitext);
    ntr_document_free(document);
}

static void gather(ntr_buffer *text, char **files, int count, size_t size) {
    ntr_error err = {0};
    ntr_buffer once = {0};
    for (int i = 0; i < count; i++) {
        if (ntr_file_read(&once, files[i], NTR_DOCUMENT_LIMIT, &err) != NTR_OK) fail(&err);
        ntr_buffer_append(&once, NTR_STR("\n\n"));
    }
    do ntr_buffer_append(text, ntr_buffer_str(&once));
    while (text->len < size);
    ntr_buffer_dispose(&once);
    if (text->failed) exit(1);
}

int main(int argc, char **argv) {
    const char *glossary = NULL, *until = NULL;
    size_t size = 1 << 20;
    int at = 1;
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        if (strcmp(argv[at], "-m") == 0) size = (size_t)(atof(argv[at + 1]) * 1024 * 1024);
        if (strcmp(argv[at], "-g") == 0) glossary = argv[at + 1];
        if (strcmp(argv[at], "-u") == 0) until = argv[at + 1];
    }
    if (at >= argc) return 2;
    ntr_buffer text = {0};
    gather(&text, argv + at, argc - at, size);

    ntr_error err = {0};
    const ntr_options options = NTR_OPTIONS_DEFAULT;
    ntr_engine *engine = NULL;
    ntr_worker *worker = NULL;
    const double start = seconds_used();
    if (ntr_engine_open(&engine, glossary, &options, &err) != NTR_OK) fail(&err);
    const double opened = seconds_used();
    if (ntr_worker_open(&worker, engine, &err) != NTR_OK) fail(&err);
    printf("glossary %.3f s, dictionaries %.3f s, text %.1f MB\n", opened - start, seconds_used() - opened,
           (double)text.len / 1e6);

    const bare_scans bare = {scan(ntr_buffer_str(&text), NTR_BREAK_WORD),
                             scan(ntr_buffer_str(&text), NTR_BREAK_SENTENCE)};
    report("ICU words", bare.words, text.len, &bare);
    report("ICU sentences", bare.sentences, text.len, &bare);
    printf("cold (each word type is new)\n");
    run(worker, ntr_buffer_str(&text), &bare, until);
    printf("warm (the vocabulary knows all types)\n");
    run(worker, ntr_buffer_str(&text), &bare, until);

    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory %.1f MB\n", (double)usage.ru_maxrss / 1024);
    ntr_worker_close(worker);
    ntr_engine_close(engine);
    ntr_buffer_dispose(&text);
    return 0;
}
