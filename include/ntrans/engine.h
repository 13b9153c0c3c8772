/* The engine: opens what is shared, and runs the stages over documents. */
#ifndef NTRANS_ENGINE_H
#define NTRANS_ENGINE_H

#include "ntrans/align.h"
#include "ntrans/bitext.h"
#include "ntrans/document.h"
#include "ntrans/error.h"
#include "ntrans/findings.h"
#include "ntrans/memory.h"
#include "ntrans/names.h"
#include "ntrans/options.h"
#include "ntrans/suggest.h"
#include "ntrans/upkeep.h"

/* What all threads share: glossary and names, read once. Read-only once open. */
typedef struct ntr_engine ntr_engine;

/* What one thread works with: dictionaries, caches. Borrows the engine, which must outlive it. */
typedef struct ntr_worker ntr_worker;

/* Reads the glossary database at `glossary` (NULL: the default place), made from the built-in data when it is not
 * there. Several paths are parted by ':': what a user entered in an earlier one wins. `options` is borrowed.
 * NTR_DATABASE, NTR_BUSY, NTR_IO. Caller closes with ntr_engine_close. */
ntr_status ntr_engine_open(ntr_engine **out, const char *glossary, const ntr_options *options,
                           ntr_error *err) NTR_MUST_CHECK;

/* An engine whose only terms are those of `list`, lines of source TAB target [TAB part of speech]; it has no names.
 * NTR_BAD_SYNTAX with the line. `options` is borrowed. Caller closes with ntr_engine_close. */
ntr_status ntr_engine_open_list(ntr_engine **out, ntr_str list, const ntr_options *options,
                                ntr_error *err) NTR_MUST_CHECK;

/* An engine with the word tables only, for the stages up to and including segment: opens no database and makes none. */
ntr_status ntr_engine_open_words(ntr_engine **out, const ntr_options *options, ntr_error *err) NTR_MUST_CHECK;

/* As ntr_engine_open_words, with the abbreviations that users added to the database at `glossary` (NULL: the default
 * place) where there is one; where there is none, none is made, and `*found` is false. NTR_DATABASE, NTR_IO. */
ntr_status ntr_engine_open_segmenter(ntr_engine **out, bool *found, const char *glossary, const ntr_options *options,
                                     ntr_error *err) NTR_MUST_CHECK;

void ntr_engine_close(ntr_engine *engine);

/* A namer over the engine's names, for one thread; `authority` false: listed names are not asked. Borrows the engine.
 * Caller frees with ntr_namer_free. */
ntr_status ntr_engine_namer(ntr_namer **out, const ntr_engine *engine, ntr_house house, bool authority,
                            ntr_error *err) NTR_MUST_CHECK;

/* Dictionaries load when the language stage first runs: NTR_DICTIONARY then, when they are missing. Caller closes with
 * ntr_worker_close. */
ntr_status ntr_worker_open(ntr_worker **out, const ntr_engine *engine, ntr_error *err) NTR_MUST_CHECK;
void ntr_worker_close(ntr_worker *worker);

/* Decodes `bytes` and finds the blocks. NTR_EMPTY when there is nothing but space, NTR_BINARY, NTR_BAD_ENCODING,
 * NTR_TOO_LARGE; the error names `name`. Caller frees with ntr_document_free. */
ntr_status ntr_worker_read(ntr_worker *worker, ntr_document **out, ntr_str name, ntr_str bytes,
                           ntr_error *err) NTR_MUST_CHECK;

/* Runs all stages, or those up to and including `until`: NTR_BAD_ARGUMENT when there is no stage of that name. */
ntr_status ntr_worker_run(ntr_worker *worker, ntr_document *document, const char *until, ntr_error *err) NTR_MUST_CHECK;

/* Runs the stage of that number alone (see ntr_stage_at); those before it must have run. */
ntr_status ntr_worker_run_stage(ntr_worker *worker, ntr_document *document, size_t index,
                                ntr_error *err) NTR_MUST_CHECK;

/* ntr_worker_read, ntr_worker_run and ntr_bitext_from_document in one. Caller frees with ntr_bitext_free. `document`
 * may be NULL; else it receives the document, to be freed with ntr_document_free. */
ntr_status ntr_worker_prepare(ntr_worker *worker, ntr_bitext **out, ntr_document **document, ntr_str name,
                              ntr_str bytes, ntr_error *err) NTR_MUST_CHECK;

/* One stage of the table: its name and what it does, in a sentence. */
typedef struct ntr_stage {
    const char *name;
    const char *purpose;
} ntr_stage;

/* The stages in the order in which they run; `index` from 0; NULL behind the last. */
const ntr_stage *ntr_stage_at(size_t index);

/* --- checking a glossary (ntrans/upkeep.h) ------------------------------------------------------------------------ */

/* Adds a finding for each term of the database at `glossary` (NULL: the default place) that no text can match: it is
 * searched for in its own Dutch. NTR_DATABASE, NTR_BUSY, NTR_IO, NTR_DICTIONARY. */
ntr_status ntr_engine_check_terms(ntr_findings *out, const char *glossary, ntr_error *err) NTR_MUST_CHECK;

/* Runs the stages up to and including term, and gathers what the glossary lacks. */
ntr_status ntr_worker_suggest(ntr_worker *worker, ntr_suggester *suggester, ntr_document *document,
                              ntr_error *err) NTR_MUST_CHECK;

/* --- aligning what is translated already (ntrans/align.h) --------------------------------------------------------- */

/* What the glossary knows for the aligner and, with `dictionaries`, the FreeDict dictionaries of dictd (Debian:
 * dict-freedict-nld-eng, dict-freedict-eng-nld) that are installed in $NTRANS_DICTD or /usr/share/dictd; `*found`
 * receives how many are. A damaged one: NTR_BAD_SYNTAX, NTR_BAD_ENCODING. It borrows the engine. Caller closes with
 * ntr_align_lexicon_free. */
ntr_status ntr_engine_align_lexicon(ntr_align_lexicon **out, unsigned *found, const ntr_engine *engine,
                                    bool dictionaries, ntr_error *err) NTR_MUST_CHECK;

/* The sentences of one text, and the text itself. */
typedef struct ntr_sentences {
    struct ntr_arena *arena;
    NTR_LIST(ntr_str) list;
} ntr_sentences;

/* Cuts a text into sentences: Dutch by the stages, English by its own rules. With the option `segmented` each line is
 * one, empty lines too, and the text may be empty; otherwise errors are those of ntr_worker_read. Caller frees with
 * ntr_sentences_free. */
ntr_status ntr_worker_sentences(ntr_worker *worker, ntr_sentences **out, ntr_str name, ntr_str bytes, bool english,
                                ntr_error *err) NTR_MUST_CHECK;
void ntr_sentences_free(ntr_sentences *sentences);

/* The bitext of an alignment: a translated unit for each bead that has both sides and a score of `least_score` (0–1000)
 * or more, its sentences joined by spaces. It holds copies. Caller frees with ntr_bitext_free. */
ntr_status ntr_bitext_from_alignment(ntr_bitext **out, ntr_str name, const ntr_alignment *alignment,
                                     const ntr_sentences *src, const ntr_sentences *tgt, unsigned least_score,
                                     const ntr_options *options, ntr_error *err) NTR_MUST_CHECK;

/* Marks the units of a bitext that come without marks, by the engine's glossary and names; with `complete` the others
 * too, where nothing is marked yet. NTR_DICTIONARY, NTR_TOO_LARGE. */
ntr_status ntr_worker_mark(ntr_worker *worker, ntr_bitext *bitext, bool complete, ntr_error *err) NTR_MUST_CHECK;

/* The same for all units, and gives those without English the target that the engine's options want. */
ntr_status ntr_worker_draft(ntr_worker *worker, ntr_bitext *bitext, ntr_error *err) NTR_MUST_CHECK;

/* --- using a translation memory (ntrans/memory.h) ----------------------------------------------------------------- */

/* Plain data. */
typedef struct ntr_match_options {
    unsigned least;        /* score of a proposal, from 1 */
    uint32_t limit;        /* proposals for a unit; 0: none */
    unsigned pretranslate; /* the best from this score on becomes the target; 0: none does */
} ntr_match_options;

/* Units. Plain data. */
typedef struct ntr_match_counts {
    uint32_t repetitions; /* with a source that an earlier unit has */
    uint32_t matched;     /* with proposals */
    uint32_t pretranslated;
} ntr_match_counts;

/* Gives the units of a bitext the memory's proposals, with their neighbours minded and with numbers and names replaced
 * where the Dutch differs in these only. What is translated stays so. `memory` may be NULL: then repetitions are
 * counted only. NTR_DATABASE, NTR_BUSY, NTR_IO, NTR_DICTIONARY. */
ntr_status ntr_worker_match(ntr_match_counts *counts, ntr_worker *worker, ntr_bitext *bitext, ntr_memory *memory,
                            const ntr_match_options *options, ntr_error *err) NTR_MUST_CHECK;

/* What was translated in the bitexts of a run, for others with the same source; of several translations the first. For
 * one thread at a time. */
typedef struct ntr_repeats ntr_repeats;

/* Caller frees with ntr_repeats_free. */
ntr_status ntr_repeats_new(ntr_repeats **out, ntr_error *err) NTR_MUST_CHECK;
void ntr_repeats_free(ntr_repeats *repeats);

/* Learns what is translated in a bitext, and gives each unit of it that is not, where its source with its codes was
 * learnt, that English: in state translated, with a proposal that says where it comes from. `*given` receives their
 * number. */
ntr_status ntr_repeats_spread(uint32_t *given, ntr_repeats *repeats, ntr_bitext *bitext, ntr_error *err) NTR_MUST_CHECK;

/* --- checking a translation (ntrans/findings.h) ------------------------------------------------------------------- */

/* Checks all units. What is not translated yet (state new, or no English) is found as such and not looked at further.
 * A unit may silence a rule by a note that says "ignore CODE". Units without marks are marked first, by the engine's
 * glossary and names; the worker must have been opened with the option `segmented`. NTR_DICTIONARY, NTR_TOO_LARGE.
 * Caller frees with ntr_check_findings_free. */
ntr_status ntr_worker_check(ntr_worker *worker, ntr_check_findings **out, ntr_bitext *bitext,
                            ntr_error *err) NTR_MUST_CHECK;

#endif
