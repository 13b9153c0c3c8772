/* Names: from the form Dutch gives them to the form English gives them. */
#ifndef NTRANS_NAMES_H
#define NTRANS_NAMES_H

#include "ntrans/annot.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* House styles of English: how the press writes a foreign name (Sergei, Andreev, Zhirinovsky), the systems of the
 * United States Board on Geographic Names (Sergey, Andreyev, Zhirinovskiy), and Wikipedia, which simplifies those
 * (Sergey, Andreyev, Zhirinovsky). Without one, as the press; but a name that may be in English already stays (Dmitri).
 */
typedef enum ntr_house {
    NTR_HOUSE_NONE,
    NTR_HOUSE_PRESS,
    NTR_HOUSE_BGN,
    NTR_HOUSE_WIKIPEDIA,
    NTR_HOUSE_COUNT
} ntr_house;

/* What is thought of one name. Texts live as long as the namer that gave the answer, until its next ntr_namer_tidy. */
typedef struct ntr_name_answer {
    ntr_str en;                  /* equal to the Dutch where nothing changes */
    const ntr_str *alternatives; /* other forms, likeliest first; none equals `en` */
    uint32_t alternative_count;
    ntr_str original; /* in its own script; .ptr NULL when unknown */
    ntr_lang origin;  /* "" when unknown */
    ntr_name_kind kind;
    uint16_t confidence; /* in `en`, 0–1000 */
    ntr_str why;         /* rule:ru:tsj:oe, given:ru, authority:persons, keep:dutch */
} ntr_name_answer;

/* What the surroundings say of a name. Plain data; {0}: nothing. */
typedef struct ntr_name_hints {
    int32_t evidence;   /* hundredths of evidence that the name was transcribed from another alphabet */
    const char *source; /* ISO 639-1 code of a language that the surroundings speak for; NULL: none */
    bool place;         /* they say that it is a place */
    ntr_str original;   /* what stands beside it in another alphabet: (Дмитрий Чупик); .ptr NULL: nothing */
} ntr_name_hints;

/* Converts names for one thread: it remembers what it has answered. */
typedef struct ntr_namer ntr_namer;

/* Converts one name of one or more words: the authority first, then lists of given names and surnames, then letter
 * rules where the whole name looks like a transcription; otherwise it stays as it is, with the forms it might have had
 * as alternatives. A name in its own script beside the Dutch form, in `hints` or as "Dmitri Tsjoepik (Дмитрий Чупик)",
 * speaks before the rules where it is that name's; the brackets stay. `hints` may be NULL. A name that is not valid
 * UTF-8 is undefined behaviour. */
ntr_status ntr_namer_convert(ntr_name_answer *out, ntr_namer *namer, ntr_str name, const ntr_name_hints *hints,
                             ntr_error *err) NTR_MUST_CHECK;

/* Forgets answers when there are many; texts of earlier answers end here. */
ntr_status ntr_namer_tidy(ntr_namer *namer, ntr_error *err) NTR_MUST_CHECK;

void ntr_namer_free(ntr_namer *namer);

#endif
