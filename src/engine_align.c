/* The engine's part in aligning: what the aligner may know, sentences of both languages, and the bitext. */
#include "align/lexicon.h"
#include "engine.h"
#include "ext/file.h"
#include "ext/gzip.h"
#include "ext/unicode.h"

/* --- the lexicon -------------------------------------------------------------------------------------------------- */

/* Nobody's dictionary unpacks to more. */
#define DICTIONARY_LIMIT (256u * 1024u * 1024u)

static const struct dictionary {
    const char *file;
    bool reversed;
} dictionaries_of[] = {{"freedict-nld-eng.dict.dz", false}, {"freedict-eng-nld.dict.dz", true}};

static ntr_status add_dictionary(ntr_align_lexicon *lexicon, const char *path, bool reversed, ntr_error *err) {
    ntr_buffer packed = {0}, plain = {0};
    ntr_status status = ntr_file_read(&packed, path, NTR_DOCUMENT_LIMIT, err);
    if (status == NTR_OK) status = ntr_gunzip(&plain, ntr_buffer_str(&packed), DICTIONARY_LIMIT, err);
    if (status == NTR_OK) status = ntr_align_lexicon_read(lexicon, ntr_buffer_str(&plain), reversed, err);
    if (status != NTR_OK) ntr_error_name_source(err, path);
    ntr_buffer_dispose(&packed);
    ntr_buffer_dispose(&plain);
    return status;
}

static ntr_status add_dictionaries(ntr_align_lexicon *lexicon, unsigned *found, ntr_error *err) {
    for (size_t i = 0; i < sizeof dictionaries_of / sizeof dictionaries_of[0]; i++) {
        const struct dictionary *dictionary = &dictionaries_of[i];
        const ntr_str path = ntr_arena_printf(lexicon->arena, "%s/%s", ntr_file_dictd_folder(), dictionary->file);
        if (!path.ptr) return ntr_error_memory(err);
        if (!ntr_file_exists(path.ptr)) continue;
        NTR_TRY(add_dictionary(lexicon, path.ptr, dictionary->reversed, err));
        ++*found;
    }
    return NTR_OK;
}

ntr_status ntr_engine_align_lexicon(ntr_align_lexicon **out, unsigned *found, const ntr_engine *engine,
                                    bool dictionaries, ntr_error *err) {
    *found = 0;
    NTR_TRY(ntr_align_lexicon_new(out, ntr_engine_lexicon(engine), err));
    const ntr_status status = dictionaries ? add_dictionaries(*out, found, err) : NTR_OK;
    if (status == NTR_OK) return NTR_OK;
    ntr_align_lexicon_free(*out);
    *out = NULL;
    return status;
}

/* --- sentences ---------------------------------------------------------------------------------------------------- */

void ntr_sentences_free(ntr_sentences *sentences) {
    if (sentences) ntr_arena_free(sentences->arena);
}

static ntr_status add_sentence(ntr_sentences *sentences, ntr_str text, ntr_error *err) {
    ntr_str *sentence = NTR_PUSH(sentences->arena, &sentences->list);
    if (!sentence) return ntr_error_memory(err);
    *sentence = ntr_arena_copy(sentences->arena, text);
    return sentence->ptr ? NTR_OK : ntr_error_memory(err);
}

static ntr_status add_lines(ntr_sentences *sentences, ntr_str text, ntr_error *err) {
    for (size_t begin = 0, end; begin < text.len; begin = end + 1) {
        const char *newline = memchr(text.ptr + begin, '\n', text.len - begin);
        end = newline ? (size_t)(newline - text.ptr) : text.len;
        const bool carriage = end > begin && text.ptr[end - 1] == '\r';
        NTR_TRY(add_sentence(sentences, ntr_str_slice(text, begin, end - carriage), err));
    }
    return NTR_OK;
}

static ntr_status read_lines(ntr_sentences *sentences, const ntr_options *options, ntr_str bytes, ntr_error *err) {
    ntr_buffer decoded = {0};
    const char *guessed;
    ntr_status status = ntr_decode(&decoded, &guessed, bytes, options->encoding, err);
    if (status == NTR_OK) status = ntr_utf8_check(ntr_buffer_str(&decoded), err);
    if (status == NTR_OK) status = add_lines(sentences, ntr_buffer_str(&decoded), err);
    ntr_buffer_dispose(&decoded);
    return status;
}

static ntr_status add_segments(ntr_sentences *sentences, const ntr_document *document, ntr_error *err) {
    for (uint32_t i = 0; i < document->segments.count; i++)
        NTR_TRY(add_sentence(sentences, ntr_document_slice(document, document->segments.items[i].span), err));
    return NTR_OK;
}

static ntr_status read_text(ntr_sentences *sentences, ntr_worker *worker, ntr_str name, ntr_str bytes, bool english,
                            ntr_error *err) {
    ntr_document *document;
    NTR_TRY(ntr_worker_read(worker, &document, name, bytes, err));
    if (english) document->lang = ntr_lang_from("en");
    ntr_status status = ntr_worker_run(worker, document, "segment", err);
    if (status == NTR_OK) status = add_segments(sentences, document, err);
    ntr_document_free(document);
    return status;
}

ntr_status ntr_worker_sentences(ntr_worker *worker, ntr_sentences **out, ntr_str name, ntr_str bytes, bool english,
                                ntr_error *err) {
    ntr_arena *arena;
    *out = ntr_arena_new_owned(&arena, sizeof **out);
    if (!*out) return ntr_error_memory(err);
    (*out)->arena = arena;
    const ntr_options *options = ntr_worker_options(worker);
    const ntr_status status =
        options->segmented ? read_lines(*out, options, bytes, err) : read_text(*out, worker, name, bytes, english, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_sentences_free(*out);
    *out = NULL;
    return status;
}

/* --- the bitext --------------------------------------------------------------------------------------------------- */

/* What is set aside in the midst of a bead, a page number say, is no part of its text. */
static ntr_str join(ntr_arena *arena, ntr_buffer *buffer, const ntr_sentences *sentences, const ntr_align_text *text,
                    uint32_t first, uint32_t count) {
    ntr_buffer_clear(buffer);
    for (uint32_t at = first; at < first + count; at++) {
        if (text->aside[at]) continue;
        if (buffer->len) ntr_buffer_append_char(buffer, ' ');
        ntr_buffer_append(buffer, sentences->list.items[at]);
    }
    return buffer->failed ? NTR_STR_NONE : ntr_arena_copy(arena, ntr_buffer_str(buffer));
}

/* How sure the pair is, for those who keep it: in words as well, for formats that have only notes. */
static bool tell_score(ntr_arena *arena, ntr_unit *unit, unsigned score) {
    ntr_provenance *from = ntr_arena_alloc(arena, sizeof *from);
    ntr_note *note = ntr_arena_alloc(arena, sizeof *note);
    if (!from || !note) return false;
    *from = (ntr_provenance){.origin = NTR_STR("align"), .confidence = score};
    *note = (ntr_note){.code = "confidence", .text = ntr_arena_printf(arena, "%u", score)};
    unit->provenance = from;
    unit->notes = note;
    unit->note_count = 1;
    return note->text.ptr != NULL;
}

static bool add_unit(ntr_bitext *bitext, ntr_buffer *buffer, const ntr_alignment *alignment, const ntr_bead *bead,
                     const ntr_sentences *src, const ntr_sentences *tgt) {
    ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
    if (!unit) return false;
    unit->para = bitext->units.count - 1;
    unit->id = ntr_arena_printf(bitext->arena, "p%us0", unit->para);
    unit->source = join(bitext->arena, buffer, src, &alignment->src, bead->src, bead->src_count);
    unit->target = join(bitext->arena, buffer, tgt, &alignment->tgt, bead->tgt, bead->tgt_count);
    unit->lang = ntr_lang_from("nl");
    unit->translate = true;
    unit->state = NTR_STATE_TRANSLATED;
    return unit->id.ptr && unit->source.ptr && unit->target.ptr && tell_score(bitext->arena, unit, bead->score);
}

ntr_status ntr_bitext_from_alignment(ntr_bitext **out, ntr_str name, const ntr_alignment *alignment,
                                     const ntr_sentences *src, const ntr_sentences *tgt, unsigned least_score,
                                     const ntr_options *options, ntr_error *err) {
    NTR_TRY(ntr_bitext_new(out, name, options->source_lang, options->target_lang, err));
    ntr_buffer buffer = {0};
    bool good = true;
    for (uint32_t b = 0; good && b < alignment->beads.count; b++) {
        const ntr_bead *bead = &alignment->beads.items[b];
        if (bead->src_count == 0 || bead->tgt_count == 0 || bead->score < least_score) continue;
        good = add_unit(*out, &buffer, alignment, bead, src, tgt);
    }
    ntr_buffer_dispose(&buffer);
    if (good) return NTR_OK;
    ntr_bitext_free(*out);
    *out = NULL;
    return ntr_error_memory(err);
}
