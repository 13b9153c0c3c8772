/* The document: one text and the marks that stand beside it. */
#ifndef NTRANS_DOCUMENT_H
#define NTRANS_DOCUMENT_H

#include "ntrans/annot.h"
#include "ntrans/code.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* Inputs above this many bytes are refused with NTR_TOO_LARGE. */
#define NTR_DOCUMENT_LIMIT (64u * 1024u * 1024u)

typedef enum ntr_block_kind { NTR_PARAGRAPH, NTR_HEADING, NTR_LIST_ITEM, NTR_CAPTION } ntr_block_kind;

/* A block is a run of text that no segment crosses the border of: a paragraph, a heading. Between blocks lie gaps
 * (blank lines, line ends, indents). */
typedef struct ntr_block {
    ntr_span span;
    ntr_block_kind kind;
} ntr_block;

/* A segment is what a translator translates at once: usually one sentence, without the space around it. */
typedef struct ntr_segment {
    ntr_span span;
    uint32_t block;       /* index of the block it lies in */
    uint32_t first_token; /* its tokens are tokens[first_token] up to first_token + token_count */
    uint32_t token_count;
    ntr_lang lang;  /* that of the document until the language stage has looked */
    bool translate; /* false: carried over as it is */
} ntr_segment;

typedef enum ntr_token_kind { NTR_WORD, NTR_NUMBER, NTR_PUNCTUATION } ntr_token_kind;

/* A token is a word, a number or a punctuation mark; space is no token. `word` is its type in the vocabulary of the
 * workspace that made it (model/vocabulary.h) and means nothing elsewhere. */
typedef struct ntr_token {
    ntr_span span;
    ntr_token_kind kind;
    uint32_t word;
} ntr_token;

/* A place where a segment might have ended, and the rule that made it an end or did not. */
typedef struct ntr_cut {
    uint32_t offset; /* bytes: where the next segment would begin */
    bool broke;
    const char *rule; /* name of the rule, static storage */
    ntr_lang lang;    /* whose rules and abbreviations were asked */
} ntr_cut;

/* Something worth telling about the text: data, not a message on a terminal. */
typedef struct ntr_note {
    ntr_span span;
    const char *code; /* static storage, kebab-case: "encoding-guessed" */
    ntr_str text;
} ntr_note;

/* Whether single line ends separate paragraphs or are the margin of hard-wrapped text. */
typedef enum ntr_wrapped { NTR_WRAPPED_AUTO, NTR_WRAPPED_YES, NTR_WRAPPED_NO } ntr_wrapped;

/* Which file a document was read from and how: what it takes to read it again, see that it is still the same, and write
 * the English in its form (ntrans/source.h). Texts are empty when they are not known. */
typedef struct ntr_original {
    ntr_str path;        /* as given, or from where a bilingual file lies to it; "-": standard input */
    ntr_str format;      /* name in the table of sources: "html" */
    uint64_t size;       /* bytes */
    uint32_t crc;        /* CRC-32 of its bytes, as in zip and gzip */
    ntr_str encoding;    /* that the user named */
    ntr_wrapped wrapped; /* as the user wished */
    bool main_only;      /* only the article of a web page was read */
} ntr_original;

/* A document owns one UTF-8 text (of plain text the decoded input, otherwise unchanged; of a format with mark-up the
 * text of its blocks, a blank line between them) and flat lists sorted by start. All offsets
 * are bytes into `text`. What must hold, and ntr_document_check tests: spans lie on character bounds; blocks are apart,
 * segments are apart, each code stands in a block, each segment lies in its block, each token in its segment;
 * annotations sorted by start nest or are apart once resolved. Everything it points to lives in its arena and dies with
 * it. */
typedef struct ntr_document {
    struct ntr_arena *arena;
    ntr_str name; /* what messages call it: a path, or "-" */
    ntr_str text;
    ntr_lang lang; /* what it is written in, foreign passages left out: "nl" */
    ntr_original original;
    NTR_LIST(ntr_block) blocks;
    NTR_LIST(ntr_code) codes; /* inline mark-up; ids count from 1 in each block, both halves of a pair lie in one */
    NTR_LIST(ntr_segment) segments;
    NTR_LIST(ntr_token) tokens;
    NTR_LIST(ntr_annot) annots;
    NTR_LIST(ntr_cut) cuts;
    NTR_LIST(ntr_note) notes;
    bool resolved; /* set by the last stage: annotations now nest or are apart */
} ntr_document;

/* A document over a copy of `text`, which must be valid UTF-8 of at most NTR_DOCUMENT_LIMIT bytes: NTR_BAD_ENCODING,
 * NTR_TOO_LARGE. `name` is copied. Caller frees with ntr_document_free. */
ntr_status ntr_document_new(ntr_document **out, ntr_str name, ntr_str text, ntr_error *err) NTR_MUST_CHECK;
void ntr_document_free(ntr_document *document);

/* The bytes of `span`. */
static inline ntr_str ntr_document_slice(const ntr_document *document, ntr_span span) {
    return ntr_str_slice(document->text, span.begin, span.end);
}

/* Appends a mark; the lists are kept in the order of the calls. */
ntr_status ntr_document_add_block(ntr_document *document, ntr_span span, ntr_block_kind kind,
                                  ntr_error *err) NTR_MUST_CHECK;
/* Its id and data are copied; codes come in the order in which they stand. */
ntr_status ntr_document_add_code(ntr_document *document, const ntr_code *code, ntr_error *err) NTR_MUST_CHECK;
ntr_status ntr_document_add_annot(ntr_document *document, const ntr_annot *annot, ntr_error *err) NTR_MUST_CHECK;
/* `text` is copied; `code` is static. */
ntr_status ntr_document_add_note(ntr_document *document, ntr_span span, const char *code, ntr_str text,
                                 ntr_error *err) NTR_MUST_CHECK;

/* Removes the annotations that `drops` says yes to; the others keep their order. */
void ntr_document_drop_annots(ntr_document *document, bool (*drops)(const ntr_annot *annot));

/* Sorts annotations by start, longer first where they start together, and otherwise as they were added. */
ntr_status ntr_document_sort_annots(ntr_document *document, ntr_error *err) NTR_MUST_CHECK;

/* NTR_INTERNAL with a sentence that names the first invariant that does not hold, else NTR_OK. Debug builds call it
 * after every stage. */
ntr_status ntr_document_check(const ntr_document *document, ntr_error *err) NTR_MUST_CHECK;

/* The number (from 0) of segment `index` within its block: the n of its id p<block>s<n>. */
uint32_t ntr_document_segment_number(const ntr_document *document, uint32_t index);

const char *ntr_block_kind_word(ntr_block_kind kind);
/* The kind of such a word; a paragraph for any other. */
ntr_block_kind ntr_block_kind_from(ntr_str word);

#endif
