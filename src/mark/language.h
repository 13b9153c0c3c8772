/* The language stage's inside: what the words of a passage say about its language. */
#ifndef NTRANS_MARK_LANGUAGE_H
#define NTRANS_MARK_LANGUAGE_H

#include "model/workspace.h"

enum { NTR_TONGUES = 12 };

/* A language and how many function words of it a passage holds. */
typedef struct ntr_tongue {
    ntr_lang lang;
    uint32_t words;
} ntr_tongue;

typedef struct ntr_tongues {
    ntr_tongue items[NTR_TONGUES];
    uint32_t count;
} ntr_tongues;

/* Adds a word to each language of `cell`, "en|fr". */
void ntr_tongues_add(ntr_tongues *tongues, ntr_str cell);

/* How many words of `lang` were added. */
uint32_t ntr_tongues_words(const ntr_tongues *tongues, ntr_lang lang);

/* The language with most words; NULL when there is a tie, or fewer than two. */
const ntr_tongue *ntr_tongues_best(const ntr_tongues *tongues);

/* What was counted in a passage. Names (capitalised in mid-sentence) and protected spans are left out. */
typedef struct ntr_evidence {
    uint32_t words;            /* Latin ones that were weighed */
    uint32_t dutch;            /* weight of those that only Dutch knows: 3 a function word, 2 another */
    uint32_t english;          /* weight of those that only English knows */
    uint32_t function;         /* Dutch function words that English has not */
    uint32_t shared;           /* of `function`: those that another language has too (de, die, pas) */
    uint32_t english_function; /* English function words that Dutch has not */
    uint32_t unknown;          /* words that neither dictionary has */
    uint32_t strange;          /* words that the Dutch one has not, the first word left out when it is capitalised */
    ntr_tongues tongues;
    uint32_t letters;       /* of any script */
    uint32_t other_letters; /* not Latin */
    ntr_span other;         /* from the first such letter to behind the last */
} ntr_evidence;

/* Counts what tokens [first, end) show. `annot` is the first annotation that may cover them; it moves on. */
void ntr_evidence_gather(ntr_evidence *out, const ntr_document *document, ntr_workspace *workspace, uint32_t first,
                         uint32_t end, uint32_t *annot);

/* As ntr_evidence_gather; where it makes no difference to ntr_evidence_weigh nor to whether `dutch` is 0, `dutch` and
 * `unknown` are counted as if English had none of the words. */
void ntr_evidence_gather_to_weigh(ntr_evidence *out, const ntr_document *document, ntr_workspace *workspace,
                                  uint32_t first, uint32_t end, uint32_t *annot);

/* The language they speak for: "nl" unless something speaks against it, "und" when it is none we can name. */
ntr_lang ntr_evidence_weigh(const ntr_evidence *evidence, ntr_str text);

/* The language of a passage in another script than the Latin one, by its script and letters; "und" when several
 * languages are written so. */
ntr_lang ntr_script_language(ntr_str passage);

#endif
