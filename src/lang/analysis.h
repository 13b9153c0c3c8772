/* Analysis: what Hunspell's Dutch dictionary says about a folded word, read and asked for. */
#ifndef NTRANS_LANG_ANALYSIS_H
#define NTRANS_LANG_ANALYSIS_H

#include "ext/spell.h"
#include "lang/evidence.h"

/* One analysis: " st:huis ts:NN2". Its texts are slices of the line. */
typedef struct ntr_analysis {
    ntr_str stem;
    ntr_str tag;   /* empty: the word is an entry of its own */
    bool compound; /* put together by the dictionary's rules */
} ntr_analysis;

ntr_analysis ntr_analysis_read(ntr_str line);

/* Shows the analyses of a word as it is or, where there are none, with a capital (Nederlandse). */
void ntr_analysis_each(ntr_spell *dutch, ntr_str word, ntr_spell_visit visit, void *self);

/* Whether a tag is one of forms of these classes (ntr_class, or-ed). */
bool ntr_analysis_is(ntr_str tag, unsigned classes);

/* Whether a stem, which has the dictionary's capital, is the folded `word`. */
bool ntr_analysis_is_stem(ntr_str stem, ntr_str word);

/* Whether the dictionary knows stem + ending as a form of `base` that is of `classes`. */
bool ntr_analysis_derives(ntr_spell *dutch, ntr_str stem, const char *ending, ntr_str base, unsigned classes);

/* Whether the dictionary knows a word, as it is or with a capital. */
bool ntr_analysis_knows(ntr_spell *dutch, ntr_str word);

#endif
