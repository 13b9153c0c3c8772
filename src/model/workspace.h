/* Workspace: what one thread needs to run the stages, and the signature that all stages share. */
#ifndef NTRANS_MODEL_WORKSPACE_H
#define NTRANS_MODEL_WORKSPACE_H

#include "ext/spell.h"
#include "model/gazetteer.h"
#include "model/lexicon.h"
#include "model/vocabulary.h"
#include "ntrans/document.h"
#include "ntrans/options.h"

/* Owned by one thread. The lexicon and the options are borrowed and may be shared; the rest is the workspace's own. */
typedef struct ntr_workspace {
    const ntr_lexicon *lexicon;
    const ntr_options *options;
    ntr_vocabulary *vocabulary;
    ntr_gazetteer *gazetteer;
    ntr_spell *dutch;       /* NULL until ntr_workspace_open_dictionaries */
    ntr_spell *english;     /* NULL until the first question, for many a text never asks one */
    ntr_error failure;      /* why the English one could not be loaded then; see ntr_workspace_check */
    ntr_breaker *sentences; /* Dutch */
    ntr_breaker *word_breaks;
} ntr_workspace;

/* Opens the iterators; the dictionaries wait until a stage wants them, for they take longer to load than a text takes
 * to segment. Caller frees with ntr_workspace_free. */
ntr_status ntr_workspace_new(ntr_workspace **out, const ntr_lexicon *lexicon, const ntr_options *options,
                             ntr_error *err) NTR_MUST_CHECK;
void ntr_workspace_free(ntr_workspace *workspace);

/* Loads the Dutch Hunspell dictionary unless it is there, and sees that there is an English one. The language stage
 * calls it; whoever asks ntr_workspace_is_dutch or _is_english without that stage must. NTR_DICTIONARY when they are
 * missing. */
ntr_status ntr_workspace_open_dictionaries(ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;

/* Loads the English one now, for questions that only it can be asked. */
ntr_status ntr_workspace_open_english(ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;

/* Fails if the English dictionary could not be loaded when it was asked: its answers were none then. */
ntr_status ntr_workspace_check(const ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;

/* Empties a vocabulary that has outgrown NTR_VOCABULARY_LIMIT; to be called between documents. */
ntr_status ntr_workspace_tidy(ntr_workspace *workspace, ntr_error *err) NTR_MUST_CHECK;

/* A stage: a document in, more marks out. */
typedef ntr_status (*ntr_stage_run)(ntr_document *document, ntr_workspace *workspace, ntr_error *err);

/* The word type of a token; the address holds until the vocabulary grows. */
static inline ntr_word *ntr_workspace_word(const ntr_workspace *workspace, const ntr_token *token) {
    return &workspace->vocabulary->words.items[token->word];
}

/* Whether the Dutch or the English dictionary knows a type, asked once per type. */
bool ntr_workspace_is_dutch(ntr_workspace *workspace, uint32_t word);
bool ntr_workspace_is_english(ntr_workspace *workspace, uint32_t word);

#endif
