/* Rulers in running text who are not listed: a title, the name that English has in its own form, a number or a byname.
 */
#include "mark/names.h"

enum { LONGEST = 5 /* pieces: keizer Frans Jozef de Grote */ };

/* Jan Jansen Karel V: what stands behind a name is part of it. */
static bool is_behind_name(const name_finder *finder, uint32_t at) {
    const name_piece *piece = &finder->pieces.items[at];
    return at > 0 && piece->joined && !piece[-1].opens && name_is_capitalised(finder, piece - 1);
}

/* Where the text of a last piece ends: before its genitive ending, and before the full stop of a sentence, which looks
 * like that of an initial (Paul I.). */
static uint32_t bare_end(const name_finder *finder, const name_piece *last, size_t *genitive) {
    const ntr_str text = name_text(finder, last);
    *genitive = name_genitive(text);
    if (*genitive == 1) *genitive = 0; /* Franciscus */
    return last->span.end - (uint32_t)*genitive - (last->initials ? 1 : 0);
}

/* Adds the ruler whose name the `length` pieces from `at` are, if they are one's. */
static ntr_status match_length(bool *found, name_finder *finder, uint32_t at, uint32_t length, ntr_error *err) {
    const name_piece *first = &finder->pieces.items[at], *last = first + length - 1;
    size_t genitive;
    ntr_name_answer answer;
    const ntr_span bare = {first->span.begin, bare_end(finder, last, &genitive)};
    const ntr_str text = ntr_document_slice(finder->document, bare);
    NTR_TRY(ntr_namer_ruler(&answer, found, finder->namer, text, err));
    if (!*found) return NTR_OK;
    const ntr_span span = {bare.begin, bare.end + (uint32_t)genitive};
    return name_add(finder, first, name_from_answer(&answer, span), genitive ? NAME_GENITIVE : NAME_BARE, err);
}

ntr_status name_match_ruler(uint32_t *length, name_finder *finder, uint32_t at, ntr_error *err) {
    const name_piece *first = &finder->pieces.items[at];
    const ntr_table *table = &finder->workspace->lexicon->words[NTR_WORDS_RULERS];
    uint32_t longest = 1;
    *length = 0;
    if (ntr_table_find(table, name_type(finder, first)->folded) == NTR_MAP_NONE) return NTR_OK;
    if (is_behind_name(finder, at)) return NTR_OK;
    while (longest < LONGEST && name_follows(finder, at + longest)) longest++;
    for (uint32_t count = longest; count > 1; count--) {
        const bool open = count < longest || (longest == LONGEST && name_follows(finder, at + longest));
        if (open && first[count - 1].initials) continue; /* Karel V. de Boer */
        bool found;
        NTR_TRY(match_length(&found, finder, at, count, err));
        if (!found) continue;
        *length = count;
        return NTR_OK;
    }
    return NTR_OK;
}
