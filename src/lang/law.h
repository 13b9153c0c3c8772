/* References to articles of law. */
#ifndef NTRANS_LANG_LAW_H
#define NTRANS_LANG_LAW_H

#include "lang/scan.h"
#include "ntrans/buffer.h"

enum { NTR_ARTICLE_LIMIT = 8, NTR_PARAGRAPH_LIMIT = 4 };

/* One article with its paragraphs (lid) and point (onder a). Texts are borrowed from the source. */
typedef struct ntr_article {
    ntr_str joint; /* English before it: "", ", ", " and ", " to ", " in conjunction with " */
    ntr_str number;
    ntr_str paragraphs[NTR_PARAGRAPH_LIMIT];
    ntr_str paragraph_joint; /* between them: " and ", " to " */
    uint32_t paragraph_count;
    ntr_str point;
    bool opening; /* aanhef en onder f: the opening words and (f) */
} ntr_article;

/* Articles of one law: art. 6:162 lid 2 BW; artikelen 3 en 4 van de Awb; artikel 5. */
typedef struct ntr_law_reference {
    ntr_article articles[NTR_ARTICLE_LIMIT];
    uint32_t count;
    uint32_t law;     /* row of NTR_WORDS_LAWS, or NTR_MAP_NONE */
    bool spelled_out; /* the law by its name, which another country may have too: de Grondwet */
} ntr_law_reference;

/* Reads from the word "artikel" or "art." on. */
bool ntr_law_read(ntr_law_reference *out, ntr_scan *scan);

/* Writes Article 6:162(2) of the Dutch Civil Code. */
void ntr_law_print(ntr_buffer *out, const ntr_law_reference *reference, const ntr_lexicon *lexicon);

/* Writes the value: "6:162(2) Dutch Civil Code"; equal references print equally. */
void ntr_law_print_value(ntr_buffer *out, const ntr_law_reference *reference, const ntr_lexicon *lexicon);

#endif
