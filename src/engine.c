#include "engine.h"

#include <stdlib.h>

#include "format/formats.h"
#include "gloss/fill.h"
#include "lang/namer.h"
#include "mark/stages.h"

struct ntr_engine {
    const ntr_options *options;
    ntr_lexicon *lexicon;
};

struct ntr_worker {
    const ntr_engine *engine;
    ntr_workspace *workspace;
};

/* The stage table: to add a stage, declare it in mark/stages.h and put it here. */
static const struct stage {
    ntr_stage about;
    ntr_stage_run run;
} stages[] = {
    {{"protect", "finds what must stay untouched"}, ntr_stage_protect},
    {{"segment", "cuts blocks into segments"}, ntr_stage_segment},
    {{"token", "cuts segments into words, numbers and punctuation"}, ntr_stage_token},
    {{"language", "finds passages that are not Dutch"}, ntr_stage_language},
    {{"quantity", "reads numbers, dates, times, sums, measures and legal references"}, ntr_stage_quantity},
    {{"name", "finds names and their English form"}, ntr_stage_name},
    {{"term", "finds glossary terms"}, ntr_stage_term},
    {{"resolve", "settles what overlaps"}, ntr_stage_resolve},
};

enum { STAGE_COUNT = sizeof stages / sizeof stages[0] };

const ntr_stage *ntr_stage_at(size_t index) {
    return index < STAGE_COUNT ? &stages[index].about : NULL;
}

ntr_status ntr_engine_from_lexicon(ntr_engine **out, ntr_lexicon *lexicon, const ntr_options *options, ntr_error *err) {
    ntr_engine *engine = calloc(1, sizeof *engine);
    *out = engine;
    if (!engine) {
        ntr_lexicon_free(lexicon);
        return ntr_error_memory(err);
    }
    engine->options = options;
    engine->lexicon = lexicon;
    return NTR_OK;
}

static ntr_status fill_lexicon(ntr_lexicon *lexicon, const char *path, const ntr_options *options, ntr_error *err) {
    ntr_glossaries glossaries;
    NTR_TRY(ntr_glossaries_open(&glossaries, path, NTR_GLOSSARY_READ, err));
    const ntr_status status = ntr_fill_lexicon(lexicon, &glossaries, options, err);
    ntr_glossaries_close(&glossaries);
    return status;
}

ntr_status ntr_engine_open(ntr_engine **out, const char *glossary, const ntr_options *options, ntr_error *err) {
    *out = NULL;
    ntr_lexicon *lexicon = ntr_lexicon_new();
    const ntr_status status = lexicon ? fill_lexicon(lexicon, glossary, options, err) : ntr_error_memory(err);
    if (status == NTR_OK) return ntr_engine_from_lexicon(out, lexicon, options, err);
    ntr_lexicon_free(lexicon);
    return status;
}

ntr_status ntr_engine_open_list(ntr_engine **out, ntr_str list, const ntr_options *options, ntr_error *err) {
    *out = NULL;
    ntr_lexicon *lexicon = ntr_lexicon_new();
    ntr_status status = lexicon ? ntr_fill_words(lexicon, err) : ntr_error_memory(err);
    if (status == NTR_OK) status = ntr_fill_list(lexicon, list, err);
    if (status == NTR_OK) return ntr_engine_from_lexicon(out, lexicon, options, err);
    ntr_lexicon_free(lexicon);
    return status;
}

ntr_status ntr_engine_open_words(ntr_engine **out, const ntr_options *options, ntr_error *err) {
    return ntr_engine_open_list(out, NTR_STR(""), options, err);
}

static ntr_status fill_for_segmenter(ntr_lexicon *lexicon, bool *found, const char *path, ntr_error *err) {
    NTR_TRY(ntr_fill_words(lexicon, err));
    ntr_glossaries glossaries;
    ntr_status status = ntr_glossaries_open(&glossaries, path, NTR_GLOSSARY_AS_IS, err);
    *found = status == NTR_OK;
    if (status == NTR_NOT_FOUND) return NTR_OK;
    for (uint32_t i = glossaries.list.count; status == NTR_OK && i-- > 0;) /* the row added last holds */
        status = ntr_fill_abbreviations(lexicon, glossaries.list.items[i], err);
    ntr_glossaries_close(&glossaries);
    return status;
}

ntr_status ntr_engine_open_segmenter(ntr_engine **out, bool *found, const char *glossary, const ntr_options *options,
                                     ntr_error *err) {
    *out = NULL;
    ntr_lexicon *lexicon = ntr_lexicon_new();
    const ntr_status status = lexicon ? fill_for_segmenter(lexicon, found, glossary, err) : ntr_error_memory(err);
    if (status == NTR_OK) return ntr_engine_from_lexicon(out, lexicon, options, err);
    ntr_lexicon_free(lexicon);
    return status;
}

void ntr_engine_close(ntr_engine *engine) {
    if (!engine) return;
    ntr_lexicon_free(engine->lexicon);
    free(engine);
}

const ntr_lexicon *ntr_engine_lexicon(const ntr_engine *engine) {
    return engine->lexicon;
}

const ntr_options *ntr_worker_options(const ntr_worker *worker) {
    return worker->engine->options;
}

ntr_workspace *ntr_worker_workspace(const ntr_worker *worker) {
    return worker->workspace;
}

ntr_status ntr_engine_namer(ntr_namer **out, const ntr_engine *engine, ntr_house house, bool authority,
                            ntr_error *err) {
    if (house == NTR_HOUSE_NONE) house = engine->lexicon->house;
    return ntr_namer_new(out, engine->lexicon, NULL, house, authority, err);
}

ntr_status ntr_worker_open(ntr_worker **out, const ntr_engine *engine, ntr_error *err) {
    *out = NULL;
    ntr_worker *worker = calloc(1, sizeof *worker);
    if (!worker) return ntr_error_memory(err);
    worker->engine = engine;
    const ntr_status status = ntr_workspace_new(&worker->workspace, engine->lexicon, engine->options, err);
    if (status != NTR_OK) {
        ntr_worker_close(worker);
        return status;
    }
    *out = worker;
    return NTR_OK;
}

void ntr_worker_close(ntr_worker *worker) {
    if (!worker) return;
    ntr_workspace_free(worker->workspace);
    free(worker);
}

/* "nl" of "nl-BE". */
static ntr_lang language_of(const char *tag) {
    ntr_lang lang = {""};
    const size_t length = strcspn(tag, "-");
    if (length < sizeof lang.code) memcpy(lang.code, tag, length);
    return lang;
}

ntr_status ntr_worker_read(ntr_worker *worker, ntr_document **out, ntr_str name, ntr_str bytes, ntr_error *err) {
    const ntr_options *options = worker->engine->options;
    const ntr_status status = options->segmented ? ntr_read_lines(out, name, bytes, options, err) :
                                                   ntr_source_read(out, name, bytes, options, err);
    if (status == NTR_OK) (*out)->lang = language_of(options->source_lang);
    if (status != NTR_OK && err) {
        char source[NTR_ERROR_SOURCE_SIZE] = "";
        memcpy(source, name.ptr, name.len < sizeof source - 1 ? name.len : sizeof source - 1);
        ntr_error_name_source(err, source);
    }
    return status;
}

static bool is_stage(const char *name) {
    for (size_t i = 0; i < STAGE_COUNT; i++)
        if (strcmp(stages[i].about.name, name) == 0) return true;
    return false;
}

ntr_status ntr_worker_run_stage(ntr_worker *worker, ntr_document *document, size_t index, ntr_error *err) {
    if (index >= STAGE_COUNT) return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no stage number %zu", index);
    if (index == 0) NTR_TRY(ntr_workspace_tidy(worker->workspace, err));
    if (worker->engine->options->segmented && stages[index].run == ntr_stage_segment) return NTR_OK;
    NTR_TRY(stages[index].run(document, worker->workspace, err));
    NTR_TRY(ntr_workspace_check(worker->workspace, err));
#ifdef NDEBUG
    return NTR_OK;
#else
    return ntr_document_check(document, err);
#endif
}

ntr_status ntr_worker_run(ntr_worker *worker, ntr_document *document, const char *until, ntr_error *err) {
    if (until && !is_stage(until)) return ntr_error_set(err, NTR_BAD_ARGUMENT, "there is no stage \"%s\"", until);
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        NTR_TRY(ntr_worker_run_stage(worker, document, i, err));
        if (until && strcmp(stages[i].about.name, until) == 0) break;
    }
    return NTR_OK;
}

ntr_status ntr_worker_prepare(ntr_worker *worker, ntr_bitext **out, ntr_document **document, ntr_str name,
                              ntr_str bytes, ntr_error *err) {
    *out = NULL;
    if (document) *document = NULL;
    const ntr_options *options = worker->engine->options;
    ntr_document *read = NULL;
    ntr_status status = ntr_worker_read(worker, &read, name, bytes, err);
    if (status == NTR_OK) status = ntr_worker_run(worker, read, NULL, err);
    if (status == NTR_OK)
        status = ntr_bitext_from_document(out, read, options->target, options->source_lang, options->target_lang, err);
    if (document && status == NTR_OK) {
        *document = read;
    } else {
        ntr_document_free(read);
    }
    return status;
}
