/* Dutch compounds: whether a word divides at a place into a modifier with its linking letters and a head. */
#ifndef NTRANS_LANG_COMPOUND_H
#define NTRANS_LANG_COMPOUND_H

#include "ext/spell.h"
#include "model/lexicon.h"

/* How well a string may begin a compound. */
typedef enum ntr_opening {
    NTR_OPENING_NO,
    NTR_OPENING_FRONT, /* before nouns of some length: a preposition or the like (ondervoorzitter), or a very short noun
                          (eiproductie) */
    NTR_OPENING_WEAK,  /* a word, though the dictionary makes no compounds with it in this form */
    NTR_OPENING_STRONG /* the dictionary makes compounds with it: asiel-, regerings-, mensenrechten- */
} ntr_opening;

/* Whether `first`, linking letters included, opens a compound strongly: one look-up in the dictionary. Folded. */
bool ntr_compound_opens(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first);

/* How well it opens one if it does not do so strongly: some look-ups, worth remembering. Folded. */
ntr_opening ntr_compound_weak_opening(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str first);

/* Whether a word is one of those whose parts no longer mean what they say: slachtoffer. Folded. */
bool ntr_compound_is_whole(const ntr_lexicon *lexicon, ntr_str word);

/* Whether `rest`, what follows a modifier, begins with linking letters or none and goes on with a word: (s)beleid,
 * (en)organisatie, (-)staat. A look-up for each. Folded. */
bool ntr_compound_closes(ntr_spell *dutch, const ntr_lexicon *lexicon, ntr_str rest);

#endif
