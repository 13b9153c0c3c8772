#include "model/workspace.h"

#include <stdlib.h>

static ntr_status open_all(ntr_workspace *workspace, ntr_error *err) {
    workspace->vocabulary = ntr_vocabulary_new();
    workspace->gazetteer = ntr_gazetteer_new();
    if (!workspace->vocabulary || !workspace->gazetteer) return ntr_error_memory(err);
    NTR_TRY(ntr_breaker_open(&workspace->sentences, NTR_BREAK_SENTENCE, "nl", err));
    return ntr_breaker_open(&workspace->word_breaks, NTR_BREAK_WORD, "nl", err);
}

ntr_status ntr_workspace_new(ntr_workspace **out, const ntr_lexicon *lexicon, const ntr_options *options,
                             ntr_error *err) {
    *out = NULL;
    ntr_workspace *workspace = calloc(1, sizeof *workspace);
    if (!workspace) return ntr_error_memory(err);
    workspace->lexicon = lexicon;
    workspace->options = options;
    const ntr_status status = open_all(workspace, err);
    if (status != NTR_OK) {
        ntr_workspace_free(workspace);
        return status;
    }
    *out = workspace;
    return NTR_OK;
}

void ntr_workspace_free(ntr_workspace *workspace) {
    if (!workspace) return;
    ntr_breaker_close(workspace->word_breaks);
    ntr_breaker_close(workspace->sentences);
    ntr_spell_close(workspace->english);
    ntr_spell_close(workspace->dutch);
    ntr_vocabulary_free(workspace->vocabulary);
    ntr_gazetteer_free(workspace->gazetteer);
    free(workspace);
}

ntr_status ntr_workspace_tidy(ntr_workspace *workspace, ntr_error *err) {
    if (workspace->vocabulary->words.count < NTR_VOCABULARY_LIMIT) return NTR_OK;
    ntr_vocabulary *fresh = ntr_vocabulary_new();
    if (!fresh) return ntr_error_memory(err);
    ntr_vocabulary_free(workspace->vocabulary);
    workspace->vocabulary = fresh;
    return NTR_OK;
}

static const char *english_of(const ntr_workspace *workspace) {
    return ntr_options_american(workspace->options) ? "en_US" : "en_GB";
}

ntr_status ntr_workspace_open_dictionaries(ntr_workspace *workspace, ntr_error *err) {
    if (!workspace->dutch) NTR_TRY(ntr_spell_open(&workspace->dutch, "nl_NL", err));
    return workspace->english ? NTR_OK : ntr_spell_find(english_of(workspace), err);
}

ntr_status ntr_workspace_open_english(ntr_workspace *workspace, ntr_error *err) {
    return workspace->english ? NTR_OK : ntr_spell_open(&workspace->english, english_of(workspace), err);
}

ntr_status ntr_workspace_check(const ntr_workspace *workspace, ntr_error *err) {
    if (workspace->failure.status != NTR_OK && err) *err = workspace->failure;
    return workspace->failure.status;
}

static bool ask(ntr_known *answer, ntr_spell *spell, ntr_str form) {
    if (*answer == NTR_NOT_ASKED && spell) *answer = ntr_spell_knows(spell, form) ? NTR_KNOWN : NTR_UNKNOWN;
    return *answer == NTR_KNOWN;
}

bool ntr_workspace_is_dutch(ntr_workspace *workspace, uint32_t word) {
    ntr_word *type = &workspace->vocabulary->words.items[word];
    return ask(&type->dutch, workspace->dutch, type->form);
}

bool ntr_workspace_is_english(ntr_workspace *workspace, uint32_t word) {
    ntr_word *type = &workspace->vocabulary->words.items[word];
    if (workspace->failure.status != NTR_OK || ntr_workspace_open_english(workspace, &workspace->failure) != NTR_OK)
        return false;
    return ask(&type->english, workspace->english, type->form);
}
