/* What is thought of a whole name before it is put together again. Shared by the files of the namer only. */
#ifndef NTRANS_LANG_NAMEJUDGE_H
#define NTRANS_LANG_NAMEJUDGE_H

#include "lang/namechoice.h"

/* A name under consideration. */
typedef struct ntr_name_verdict {
    ntr_name_whole name;
    int32_t evidence; /* in hundredths, above 0: that it is a transcription */
    uint32_t source;  /* the likeliest language */
    uint32_t second;  /* the next, when it is nearly as likely, else NTR_SOURCE_NONE */
    bool english;     /* spelt in English already */
    bool place;       /* read as the name of a place */
} ntr_name_verdict;

/* Weighs the words, which ntr_name_split has found, and what the surroundings say; `hints` may be NULL. */
void ntr_name_judge(ntr_name_verdict *verdict, const ntr_name_rules *rules, const ntr_name_hints *hints);

/* Fills the forms of every word: of those that stay, the word itself. */
ntr_status ntr_name_fill(ntr_name_verdict *verdict, const ntr_name_rules *rules, ntr_house house, ntr_arena *arena,
                         ntr_error *err) NTR_MUST_CHECK;

#endif
