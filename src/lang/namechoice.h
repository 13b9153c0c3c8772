/* The words of a name put together again: its likeliest English form, and the other forms it may have. Shared by the
 * files of the namer only. */
#ifndef NTRANS_LANG_NAMECHOICE_H
#define NTRANS_LANG_NAMECHOICE_H

#include "lang/nameword.h"
#include "model/lexicon.h"

enum { NTR_NAME_ALTERNATIVES = 8 };

/* A name whose words have their forms, the likeliest first. */
typedef struct ntr_name_whole {
    ntr_name_word words[NTR_NAME_WORDS];
    size_t count;
} ntr_name_whole;

/* The likeliest form of every word. `.ptr` NULL when memory ran out. */
ntr_str ntr_name_english(const ntr_name_whole *name, ntr_arena *arena);

/* The same in the script that it comes from; `.ptr` NULL also when the original of a word is unknown. */
ntr_str ntr_name_original(const ntr_name_whole *name, ntr_arena *arena);

/* How likely the likeliest forms are, all together: 0 to 1. */
double ntr_name_likelihood(const ntr_name_whole *name);

/* Adds forms that `answer` does not have to its alternatives: without the patronymic, which English mostly leaves out;
 * with the likeliest other form of one word; then so that every likely form of every word is shown early. */
ntr_status ntr_name_alternatives(ntr_name_answer *answer, const ntr_name_whole *name, const ntr_lexicon *lexicon,
                                 ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

/* Adds one form behind the others, unless it is there already or the list is full. */
ntr_status ntr_name_offer(ntr_name_answer *answer, ntr_str form, ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

#endif
