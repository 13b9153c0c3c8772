/* Names that a gazetteer has under one of their readings. Shared by the files of the namer only. */
#ifndef NTRANS_LANG_NAMEPLACE_H
#define NTRANS_LANG_NAMEPLACE_H

#include "lang/namejudge.h"
#include "model/gazetteer.h"

/* What a gazetteer is asked with. */
typedef struct ntr_name_place {
    ntr_gazetteer *gazetteer;
    const ntr_name_rules *rules;
    ntr_house house;
    ntr_arena *arena;
} ntr_name_place;

/* Looks for the place that a judged name means: read back into a script, it is one that the gazetteer has (Oechta,
 * Ухта), and its English there is one that the letters lead to. That is evidence enough for a word whose letters might
 * be Dutch. Fills `out` when `*found`; changes the forms of the words. */
ntr_status ntr_name_place_find(bool *found, ntr_name_answer *out, ntr_name_verdict *verdict, const ntr_name_place *with,
                               ntr_error *err) NTR_MUST_CHECK;

#endif
