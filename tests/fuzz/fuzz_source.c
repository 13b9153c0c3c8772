/* Any bytes at all as a document in any format: read, made into segments, woven with nothing changed (the same bytes)
 * and with all changed. The first line names the format. */
#include <stdlib.h>

#include "base/arena.h"
#include "ext/unicode.h"
#include "ntrans/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds) abort();
}

/* One segment a block. */
static void cut(ntr_document *document) {
    for (uint32_t i = 0; i < document->blocks.count; i++) {
        ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
        must(segment != NULL);
        *segment = (ntr_segment){.span = ntr_utf8_trim(document->text, document->blocks.items[i].span),
                                 .block = i,
                                 .lang = ntr_lang_from("nl"),
                                 .translate = true};
    }
}

/* Exports `bitext`; the caller disposes of `out`. */
static void export(ntr_buffer *out, ntr_str bytes, const ntr_bitext *bitext) {
    ntr_weave_report report;
    ntr_error err = {0};
    must(ntr_weave_report_init(&report, &err) == NTR_OK);
    must(ntr_source_export(out, bytes, bitext, &(ntr_weave_options){0}, &report, &err) == NTR_OK);
    ntr_weave_report_dispose(&report);
}

static void go_there_and_back(ntr_str bytes, ntr_document *document, bool is_text) {
    ntr_bitext *bitext = NULL;
    ntr_buffer same = {0}, changed = {0};
    ntr_error err = {0};
    must(ntr_bitext_from_document(&bitext, document, NTR_TARGET_COPY, "nl", "en-GB", &err) == NTR_OK);
    export(&same, bytes, bitext);
    must(!is_text || ntr_str_equal(ntr_buffer_str(&same), bytes));
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        bitext->units.items[i].target = NTR_STR("Eng<li> & *sh* _");
        bitext->units.items[i].target_codes = (ntr_codes){NULL, 0};
    }
    export(&changed, bytes, bitext);
    ntr_buffer_dispose(&same);
    ntr_buffer_dispose(&changed);
    ntr_bitext_free(bitext);
}

/* Takes the first line off `bytes`. */
static const ntr_source *choose(ntr_str *bytes) {
    char name[16] = "";
    const char *end = bytes->len ? memchr(bytes->ptr, '\n', bytes->len) : NULL;
    const size_t length = end ? (size_t)(end - bytes->ptr) : 0;
    if (!end || length >= sizeof name) return NULL;
    memcpy(name, bytes->ptr, length);
    *bytes = ntr_str_slice(*bytes, length + 1, bytes->len);
    return ntr_source_find(name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ntr_str bytes = {(const char *)data, size};
    const ntr_source *source = choose(&bytes);
    if (!source) return 0;
    ntr_options options = NTR_OPTIONS_DEFAULT;
    options.from = source->name;
    for (int main_only = 0; main_only < 2; main_only++) {
        ntr_document *document = NULL;
        ntr_error err = {0};
        options.main_only = main_only;
        (void)source->is(bytes);
        if (ntr_source_read(&document, NTR_STR("fuzz"), bytes, &options, &err) != NTR_OK) continue;
        must(ntr_document_check(document, &err) == NTR_OK && document->blocks.count > 0);
        cut(document);
        go_there_and_back(bytes, document, source->name[0] != 'd' && source->name[0] != 'o');
        ntr_document_free(document);
    }
    return 0;
}
