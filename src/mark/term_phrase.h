/* What the files term_phrase*.c share. */
#ifndef NTRANS_MARK_TERM_PHRASE_H
#define NTRANS_MARK_TERM_PHRASE_H

#include "mark/term.h"

/* The units that are the words of a phrase, in the order of the term's words; those of gaps are not among them. */
typedef struct term_path {
    uint32_t units[NTR_PHRASE_WORDS_LIMIT];
    uint32_t count;
} term_path;

/* term_phrase_fit.c: whether the path is the term, in which form, and which unit has that form. */
bool term_path_fits(term_finder *finder, const term_path *path, const ntr_term *term, unsigned *features,
                    uint32_t *inflected);

/* term_reflexive.c: zich, and what stands for it (me, je, ons). */
bool term_is_reflexive(term_finder *finder, uint32_t unit);
bool term_begins_reflexive(ntr_str folded);

/* Whether the subject that the pronoun at `unit` goes with stands before it: wij vergissen ons, not hij … ons. */
bool term_reflexive_agrees(term_finder *finder, uint32_t unit);

#endif
