/* The bitext: Dutch units with their English, ready to be written in any format. */
#ifndef NTRANS_BITEXT_H
#define NTRANS_BITEXT_H

#include "ntrans/annot.h"
#include "ntrans/code.h"
#include "ntrans/document.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* What the target of a fresh unit holds. */
typedef enum ntr_target {
    NTR_TARGET_DRAFT, /* the source with names, quantities and terms put into English */
    NTR_TARGET_COPY,  /* the source */
    NTR_TARGET_EMPTY, /* a target without text */
    NTR_TARGET_NONE   /* no target at all */
} ntr_target;

/* XLIFF 1.2 states (2.1 writes initial, translated, reviewed, final). */
typedef enum ntr_state { NTR_STATE_NEW, NTR_STATE_TRANSLATED, NTR_STATE_REVIEWED, NTR_STATE_FINAL } ntr_state;

enum { NTR_SCORE_SAME = 100, NTR_SCORE_CONTEXT = 101 };

/* A proposal: what a translation memory has for a source like this one. */
typedef struct ntr_match {
    unsigned score; /* 0-99: how alike the sources are; 100: they are the same; 101: and so are their neighbours */
    ntr_str source; /* as the memory has it */
    ntr_codes source_codes;
    ntr_str target;
    ntr_codes target_codes;
    ntr_str origin;   /* where the pair comes from: a document, a tool; or empty */
    ntr_str replaced; /* what of the memory's English was changed to fit ("12 → 15; Putin → Zelensky"); or empty */
} ntr_match;

/* Where a pair comes from, as a translation memory keeps it. Texts are empty and numbers 0 where nothing is known. */
typedef struct ntr_provenance {
    ntr_str origin;   /* file, tool, align or fill */
    ntr_str document; /* whose sentence it is */
    ntr_str author;
    int64_t created; /* seconds since 1970, UTC */
    int64_t changed;
    uint64_t before; /* hashes of the sources before and behind it in the document */
    uint64_t behind;
    unsigned confidence; /* 1-1000, of a pair that was aligned */
    ntr_str source_lang; /* BCP 47, where the pair has others than its file or memory */
    ntr_str target_lang;
} ntr_provenance;

/* One segment and its English. Texts live in the bitext's arena; the spans of its annotations count bytes from the
 * start of `source`. */
typedef struct ntr_unit {
    ntr_str id;    /* p<para>s<n> */
    uint32_t para; /* number of its block, from 0 */
    ntr_block_kind block;
    ntr_str source; /* the bytes of the input, unaltered */
    ntr_str target; /* .ptr NULL: there is none */
    ntr_codes source_codes;
    ntr_codes target_codes;
    ntr_lang lang;  /* of the source */
    bool translate; /* false: carried over as it is */
    ntr_state state;
    const ntr_annot *annots; /* sorted by start, resolved */
    uint32_t annot_count;
    const ntr_note
        *notes; /* their spans count from the start of `source` too; codes read from a file live in the arena */
    uint32_t note_count;
    const ntr_match *matches; /* proposals of a translation memory, the best first */
    uint32_t match_count;
    unsigned pretranslated;           /* score of the match that is the target; 0: the target is none */
    const ntr_provenance *provenance; /* of a unit that came out of a translation memory; NULL: nothing is known */
} ntr_unit;

/* Whether there is something to translate in it. */
bool ntr_unit_is_meant(const ntr_unit *unit);

/* Whether somebody has translated it: it has English in a later state than new, in which drafts are. */
bool ntr_unit_is_translated(const ntr_unit *unit);

/* The Dutch that `annot` of `unit` stands on. */
static inline ntr_str ntr_unit_text(const ntr_unit *unit, const ntr_annot *annot) {
    return ntr_str_slice(unit->source, annot->span.begin, annot->span.end);
}

enum { NTR_TAG_SIZE = 12 }; /* of a language tag, with the zero behind it */

/* A bitext owns all that its units point to. */
typedef struct ntr_bitext {
    struct ntr_arena *arena;
    ntr_str name;                   /* what the source document is called: a path, or "-" */
    char source_lang[NTR_TAG_SIZE]; /* BCP 47: "nl", "nl-BE" */
    char target_lang[NTR_TAG_SIZE]; /* "en-GB", "en-US" */
    ntr_original original;          /* the document that it was made of; all of it empty when that is not known */
    uint32_t extensions; /* elements and attributes of other tools in the file that it was read from: not in here */
    NTR_LIST(ntr_unit) units;
} ntr_bitext;

/* Makes the bitext of a document that all stages have seen: one unit a segment. It holds copies: document and lexicon
 * may go first. Caller frees with ntr_bitext_free. */
ntr_status ntr_bitext_from_document(ntr_bitext **out, const ntr_document *document, ntr_target target,
                                    const char *source_lang, const char *target_lang, ntr_error *err) NTR_MUST_CHECK;

/* An empty bitext. Caller frees with ntr_bitext_free. */
ntr_status ntr_bitext_new(ntr_bitext **out, ntr_str name, const char *source_lang, const char *target_lang,
                          ntr_error *err) NTR_MUST_CHECK;
void ntr_bitext_free(ntr_bitext *bitext);

const char *ntr_state_word(ntr_state state);
/* The state of such a word, or `otherwise`. */
ntr_state ntr_state_from(ntr_str word, ntr_state otherwise);

#endif
