/* One word of a name, and the forms it may have in English. Shared by the files of the namer only. */
#ifndef NTRANS_LANG_NAMEWORD_H
#define NTRANS_LANG_NAMEWORD_H

#include "ext/unicode.h"
#include "lang/origin.h"
#include "lang/translit.h"

enum { NTR_NAME_WORDS = 12, NTR_NAME_FORMS = 8 };

/* One English form of a word. */
typedef struct ntr_name_form {
    ntr_str en;
    ntr_str original; /* .ptr NULL when unknown */
    uint32_t score;   /* 0–1000 */
} ntr_name_form;

typedef struct ntr_name_word {
    ntr_str text;
    ntr_str folded;
    ntr_str before; /* what stands between the word before and this one: a space, a hyphen */
    ntr_case shape;
    ntr_origin origin;
    ntr_origin place;          /* what further speaks for the name of a place */
    int32_t looks;             /* the evidence of both */
    bool in_place;             /* the whole is read as the name of a place */
    const ntr_name_part *part; /* as listed, or NULL */
    bool initial;              /* "A." or "A.P." */
    ntr_name_form forms[NTR_NAME_FORMS];
    size_t form_count;
    ntr_str letters; /* that the rules changed: "tsj:oe" */
} ntr_name_word;

/* Splits `name` at spaces and hyphens; no words when it has more than NTR_NAME_WORDS. False when memory ran out. */
bool ntr_name_split(ntr_name_word words[NTR_NAME_WORDS], size_t *count, const ntr_name_rules *rules, ntr_str name,
                    ntr_arena *arena);

/* Whether the word is listed for a language that is transcribed. */
bool ntr_name_word_is_telling(const ntr_name_word *word);

/* What the letters of the words and the lists that have them say for the language `source`. */
int32_t ntr_name_words_for(const ntr_name_word *words, size_t count, const ntr_name_rules *rules, uint32_t source);

/* Fills the forms of a word of a name from `source`, best first. */
ntr_status ntr_name_word_forms(ntr_name_word *word, const ntr_name_rules *rules, uint32_t source, ntr_house house,
                               ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

/* Adds the forms that it has if the name is from `source` after all, as less likely. */
ntr_status ntr_name_word_forms_too(ntr_name_word *word, const ntr_name_rules *rules, uint32_t source, ntr_house house,
                                   ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

/* `text`, in lower case, with the capitals of a Dutch word of such a shape; .ptr NULL when memory ran out. */
ntr_str ntr_name_dress(ntr_arena *arena, ntr_str text, ntr_case shape);

/* Its only form is the word itself. */
void ntr_name_word_keep(ntr_name_word *word);

/* Whether the word as it stands is an English form that its list gives. False when memory ran out. */
bool ntr_name_word_in_use(bool *in_use, const ntr_name_word *word, ntr_arena *arena);

#endif
