/* What words say about the language of a passage: the two dictionaries, function words, and the script. */
#include "ext/unicode.h"
#include "mark/language.h"

static bool is_latin(ntr_str word) {
    size_t at = 0;
    const int32_t c = ntr_utf8_next(word, &at);
    return c < 0x370 || strcmp(ntr_char_script(c), "Latn") == 0;
}

static void count_letters(ntr_evidence *e, const ntr_document *document, ntr_span span, bool latin) {
    const uint32_t letters = (uint32_t)ntr_utf8_count(ntr_document_slice(document, span));
    e->letters += letters;
    if (latin) return;
    e->other_letters += letters;
    if (e->other.end == 0) e->other.begin = span.begin;
    e->other.end = span.end;
}

/* The languages that have the word among their function words, joined by |; empty when none has. */
static ntr_str foreign_tongues(const ntr_workspace *workspace, const ntr_word *type) {
    const ntr_table *table = &workspace->lexicon->words[NTR_WORDS_FOREIGN];
    const uint32_t row = ntr_table_find(table, type->folded);
    return row == NTR_MAP_NONE ? (ntr_str){"", 0} : ntr_table_cell(table, row, 1);
}

/* Weighs a Latin word that is no name. `opens`: it is the first one, so its capital says nothing. */
static void weigh_word(ntr_evidence *e, ntr_workspace *workspace, uint32_t word, bool opens, bool ask_english) {
    const ntr_word *type = &workspace->vocabulary->words.items[word];
    const bool capital = type->shape != NTR_CASE_LOWER;
    const bool function = ntr_lexicon_is_function(workspace->lexicon, type->folded, NULL);
    const ntr_str tongues = foreign_tongues(workspace, type);
    const bool english = ntr_cell_holds(tongues, "en");
    e->words++;
    if (tongues.len && !function) ntr_tongues_add(&e->tongues, tongues);
    if (tongues.len && !function && !english) e->strange++;
    if (function || english) {
        e->dutch += function && !english ? 3 : 0;
        e->function += function && !english;
        e->shared += function && !english && tongues.len;
        e->english += english && !function ? 3 : 0;
        e->english_function += english && !function;
        e->strange += !function;
        return;
    }
    const bool in_dutch = ntr_workspace_is_dutch(workspace, word),
               in_english = ask_english && ntr_workspace_is_english(workspace, word);
    e->dutch += in_dutch && !in_english ? 2 : 0;
    e->english += in_english && !in_dutch ? 2 : 0;
    if (opens && capital) return; /* may be a name */
    e->unknown += !in_dutch && !in_english;
    e->strange += !in_dutch && !tongues.len;
}

/* afd., mw., t.a.v.: an abbreviation of ours before its dot is Dutch, though no dictionary has it. */
static bool is_abbreviation(const ntr_document *document, const ntr_workspace *workspace, const ntr_token *token,
                            const ntr_word *type) {
    enum { MOST = 24 };
    char form[MOST + 1];
    const ntr_table *table = &workspace->lexicon->words[NTR_WORDS_ABBREVIATIONS];
    const ntr_str text = document->text, folded = type->folded;
    if (token->span.end >= text.len || text.ptr[token->span.end] != '.' || folded.len > MOST) return false;
    memcpy(form, folded.ptr, folded.len);
    form[folded.len] = '.';
    const uint32_t row = ntr_table_find(table, (ntr_str){form, folded.len + 1});
    return row != NTR_MAP_NONE && !ntr_cell_holds(ntr_table_cell(table, row, 3), "foreign");
}

/* One that English has too (Prof., etc.) speaks for neither. */
static void count_abbreviation(ntr_evidence *e, ntr_workspace *workspace, uint32_t word, bool ask_english) {
    e->words++;
    e->dutch += ask_english && ntr_workspace_is_english(workspace, word) ? 0 : 2;
}

static bool is_covered(const ntr_document *document, ntr_span span, uint32_t *annot) {
    const uint32_t count = document->annots.count;
    while (*annot < count && document->annots.items[*annot].span.end <= span.begin) ++*annot;
    return *annot < count && document->annots.items[*annot].kind == NTR_PROTECTED &&
           ntr_span_contains(document->annots.items[*annot].span, span);
}

/* A capital in mid-sentence is a name's, as a rule; "I" is none. */
static bool is_name(const ntr_word *type, bool opens) {
    return !opens && type->shape != NTR_CASE_LOWER && type->shape != NTR_CASE_NONE;
}

static void gather(ntr_evidence *out, const ntr_document *document, ntr_workspace *workspace, uint32_t first,
                   uint32_t end, uint32_t *annot, bool ask_english) {
    *out = (ntr_evidence){0};
    bool opens = true;
    for (uint32_t i = first; i < end; i++) {
        const ntr_token *token = &document->tokens.items[i];
        if (token->kind != NTR_WORD || is_covered(document, token->span, annot)) continue;
        const ntr_word *type = ntr_workspace_word(workspace, token);
        const bool latin = is_latin(type->form);
        count_letters(out, document, token->span, latin);
        if (!latin || type->form.len < 2) continue;
        if (is_abbreviation(document, workspace, token, type))
            count_abbreviation(out, workspace, token->word, ask_english);
        else if (!is_name(type, opens))
            weigh_word(out, workspace, token->word, opens, ask_english);
        opens = false;
    }
}

void ntr_evidence_gather(ntr_evidence *out, const ntr_document *document, ntr_workspace *workspace, uint32_t first,
                         uint32_t end, uint32_t *annot) {
    gather(out, document, workspace, first, end, annot, true);
}

/* --- weighing ----------------------------------------------------------------------------------------------------- */

/* English shows by words that Dutch has not, a function word among them ("Thank you"), and hardly a Dutch one beside
 * them. A headline of loan words (Black Friday) is not enough. */
static bool is_english(const ntr_evidence *e) {
    if (e->english < 5 || e->english <= 2 * e->dutch || e->english < e->words) return false;
    return e->english_function > 0 || (e->words >= 4 && e->dutch == 0);
}

/* Most words are none of Dutch, and not by one typing error only. `pardoned` words may be of either language. */
static bool is_strange(const ntr_evidence *e, uint32_t pardoned) {
    return e->strange >= 3 && e->strange * 5 >= (e->words - pardoned) * 3 && (e->function - pardoned) * 4 <= e->strange;
}

/* None we can name: nobody translates such a segment, so a short one must hold no word that only Dutch has. Dialect,
 * old spelling and typing errors (De minsiter vidnt dta neit gped) stay Dutch. */
static bool is_unknown(const ntr_evidence *e) {
    enum { SHORT = 10, LEAST = 4 };
    return is_strange(e, 0) && e->unknown >= LEAST && e->unknown * 2 >= e->words &&
           (e->words >= SHORT || e->dutch == 0);
}

/* Most sentences have a Dutch function word and no English one: what the English dictionary has of the other words
 * changes nothing then. */
void ntr_evidence_gather_to_weigh(ntr_evidence *out, const ntr_document *document, ntr_workspace *workspace,
                                  uint32_t first, uint32_t end, uint32_t *annot) {
    const uint32_t before = *annot;
    gather(out, document, workspace, first, end, annot, false);
    if (out->function > 0 && out->english_function == 0 && !is_strange(out, 0)) return;
    *annot = before;
    gather(out, document, workspace, first, end, annot, true);
}

ntr_lang ntr_evidence_weigh(const ntr_evidence *e, ntr_str text) {
    if (e->other_letters * 2 > e->letters) return ntr_script_language(text);
    const ntr_tongue *best = ntr_tongues_best(&e->tongues);
    const bool named = best && !ntr_lang_is(best->lang, "en") && best->words > e->english_function;
    if (named && is_strange(e, e->shared)) return best->lang;
    if (is_english(e)) return ntr_lang_from("en");
    return ntr_lang_from(is_unknown(e) ? "und" : "nl");
}
