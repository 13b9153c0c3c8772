/* Generic words in names: what kind of place a name means (oblast Charkov, Altaj-gebergte), or which part of it
 * (Noord-Frankrijk). Shared by the files of the namer only. */
#ifndef NTRANS_LANG_NAMEGENERIC_H
#define NTRANS_LANG_NAMEGENERIC_H

#include "model/lexicon.h"
#include "ntrans/names.h"

/* What the name must be. */
typedef enum ntr_generic_of {
    NTR_GENERIC_ANY,    /* anything: only where names are transcribed there are such places (oblast) */
    NTR_GENERIC_LISTED, /* a listed place (republiek Tatarstan) */
    NTR_GENERIC_FOREIGN /* a country, or a place that English writes otherwise (Noord-Frankrijk, not: Noord-Beveland) */
} ntr_generic_of;

/* A name with a generic word. Slices of the text and of the table. */
typedef struct ntr_generic {
    ntr_str name;         /* Charkov */
    ntr_str en;           /* how English says it: "… Oblast", with … for the name */
    ntr_str alternatives; /* the same, divided by | */
    ntr_generic_of of;
} ntr_generic;

/* Takes `text` apart. False when it has no generic word. */
bool ntr_generic_split(ntr_generic *out, const ntr_lexicon *lexicon, ntr_str text);

/* Puts what is thought of the name by itself, `inner`, into what English makes of the generic word. */
ntr_status ntr_generic_answer(ntr_name_answer *out, const ntr_generic *generic, const ntr_name_answer *inner,
                              ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

#endif
