/* Any text into protect and segment: no crash, and segments and gaps that rebuild it. The engine is opened once. */
#include <stdlib.h>

#include "ext/unicode.h"
#include "ntrans/engine.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_gap(ntr_str text, size_t begin, size_t end) {
    while (begin < end)
        if (!ntr_char_is_space(ntr_utf8_next(text, &begin))) abort();
}

static void check(const ntr_document *document) {
    size_t at = 0;
    for (uint32_t i = 0; i < document->segments.count; i++) {
        const ntr_span span = document->segments.items[i].span;
        if (span.begin < at || span.end <= span.begin) abort();
        check_gap(document->text, at, span.begin);
        at = span.end;
    }
    check_gap(document->text, at, document->text.len);
}

static void run(ntr_worker *worker, ntr_str bytes) {
    ntr_error err = {0};
    ntr_document *document = NULL;
    if (ntr_worker_read(worker, &document, NTR_STR("fuzz"), bytes, &err) != NTR_OK) return;
    if (ntr_worker_run(worker, document, "segment", &err) != NTR_OK) abort();
    if (ntr_document_check(document, &err) != NTR_OK) abort();
    check(document);
    ntr_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static ntr_options options;
    static ntr_engine *engine;
    static ntr_worker *worker;
    ntr_error err = {0};
    if (!worker) {
        options = NTR_OPTIONS_DEFAULT;
        if (ntr_engine_open_words(&engine, &options, &err) != NTR_OK) abort();
        if (ntr_worker_open(&worker, engine, &err) != NTR_OK) abort();
    }
    options.quotes_whole = size > 0 && (data[0] & 1);
    options.source_lang = size > 0 && (data[0] & 2) ? "en" : "nl";
    options.wrapped = size > 1 ? (ntr_wrapped)(data[1] % 3) : NTR_WRAPPED_AUTO;
    run(worker, (ntr_str){(const char *)data, size});
    return 0;
}
