/* Machine translation: what engines want of a text, and how what must not be translated is hidden from them. */
#ifndef NTRANS_MT_H
#define NTRANS_MT_H

#include "ntrans/bitext.h"
#include "ntrans/error.h"

/* What an engine takes. All texts are static.
 *
 * Engines that know mark-up get it: a code is an element of theirs with an id, and what must stay is their element
 * around what is to stand there in English. All others get opaque words (QX1, QX2 …): two capitals that occur nowhere
 * in the text and a number from 1 in each segment. Such a word is a proper noun to an engine that knows no better, and
 * the shorter it is, the fewer pieces a subword model can make of it. */
typedef struct ntr_mt_style {
    const char *name; /* as in --engine: "deepl" */
    const char *purpose;
    const char *alone;      /* element of a code without content: "x"; NULL: opaque words stand for everything */
    const char *pair;       /* element of two codes with text between them: "g" */
    const char *keep;       /* element whose content stays as it is: "keep" */
    const char *keep_with;  /* attribute of it, with a space before: " translate=\"no\""; or "" */
    const char *dictionary; /* element around Dutch whose attribute `translation` has the English; NULL: `keep` does */
    bool terms;             /* glossary terms are given too, unless told otherwise */
    bool stars;             /* puts a * before words that it does not know */
} ntr_mt_style;

/* The engines in the order of the table; NULL behind the last. The first is the default. */
const ntr_mt_style *ntr_mt_style_at(size_t index);
/* The engine of that name, or NULL. */
const ntr_mt_style *ntr_mt_style_find(const char *name);

typedef enum ntr_mt_terms { NTR_MT_TERMS_AUTO, NTR_MT_TERMS_LEAVE, NTR_MT_TERMS_MARK } ntr_mt_terms;

/* What a line has instead of something else. */
typedef enum ntr_slot_kind {
    NTR_SLOT_PROTECTED, /* a link, a handle, a passage that is not Dutch */
    NTR_SLOT_NAME,
    NTR_SLOT_TERM,
    NTR_SLOT_QUANTITY,
    NTR_SLOT_BREAK,     /* line breaks that mean something */
    NTR_SLOT_WRAP,      /* a line break where a text was wrapped: the line has a space there */
    NTR_SLOT_SIGN,      /* a sign that the engine uses for itself, or a character that it cannot be given */
    NTR_SLOT_CODE_OPEN, /* inline codes, as ntr_code_kind */
    NTR_SLOT_CODE_CLOSE,
    NTR_SLOT_CODE_ALONE,
    NTR_SLOT_SEGMENT /* the whole of a segment that is not for translation */
} ntr_slot_kind;

typedef struct ntr_slot {
    ntr_slot_kind kind;
    uint32_t number;   /* of its placeholder, from 1, which both codes of a pair share in mark-up; 0: it has none */
    ntr_str text;      /* what stands there in the English; of a code its data */
    ntr_str code;      /* id of a code */
    bool space_before; /* a space was put there, to keep the placeholder apart */
    bool space_behind;
    bool stops;  /* its English ends in a full stop that the Dutch has not: 8:30 p.m. */
    uint32_t at; /* of a wrap: code points before it in the restored text, were it not translated */
} ntr_slot;

/* One segment as an engine sees it. */
typedef struct ntr_mask {
    ntr_str id;     /* of the unit */
    ntr_str source; /* its text, without codes */
    bool translate;
    ntr_str line; /* for the engine: no line breaks in it */
    ntr_str lead; /* space at the edges, which the line is without */
    ntr_str trail;
    const ntr_slot *slots; /* in the order of the source */
    uint32_t slot_count;
    uint32_t length; /* code points of the restored text, were it not translated, without the edges */
} ntr_mask;

/* A mask for each unit of a bitext. */
typedef struct ntr_masks {
    struct ntr_arena *arena;
    const ntr_mt_style *style;
    ntr_str word; /* what opaque words begin with */
    NTR_LIST(ntr_mask) list;
} ntr_masks;

/* Masks all units. It holds copies. Caller frees with ntr_masks_free. NTR_NO_MEMORY. */
ntr_status ntr_masks_make(ntr_masks **out, const ntr_bitext *bitext, const ntr_mt_style *style, ntr_mt_terms terms,
                          ntr_error *err) NTR_MUST_CHECK;
void ntr_masks_free(ntr_masks *masks);

/* Whether there are placeholders of these masks in `text`, in whatever case: else it is no answer to their lines. */
bool ntr_masks_occur(const ntr_masks *masks, ntr_str text);

/* --- the way back ------------------------------------------------------------------------------------------------- */

typedef enum ntr_slip_kind {
    NTR_SLIP_LOST,
    NTR_SLIP_DOUBLED,
    NTR_SLIP_MOVED,   /* it stands behind what stood behind it */
    NTR_SLIP_ALTERED, /* spaced, in other case or full-width, its content translated: it was known all the same */
    NTR_SLIP_STRAY    /* looks like a placeholder and stands for nothing */
} ntr_slip_kind;

/* Something that happened to a placeholder or code on its way. `done` is static. */
typedef struct ntr_slip {
    ntr_slip_kind kind;
    ntr_str what;     /* the text or code it stands for; of a stray one itself */
    const char *done; /* "put at the end" */
} ntr_slip;

/* "lost", "doubled", "moved", "altered", "stray" */
const char *ntr_slip_word(ntr_slip_kind kind);

/* An answer with its placeholders replaced. */
typedef struct ntr_unmasked {
    ntr_str text;
    ntr_codes codes;   /* as they stand, doubled ones too; lost ones are not put back here */
    uint32_t restored; /* placeholders that came back */
    NTR_LIST(ntr_slip) slips;
} ntr_unmasked;

/* Puts back what the placeholders in `answer`, UTF-8, stand for. All lives in `arena`; `masks` is borrowed for as long.
 * Never fails for the content's sake. NTR_NO_MEMORY. */
ntr_status ntr_unmask(ntr_unmasked *out, struct ntr_arena *arena, const ntr_masks *masks, const ntr_mask *mask,
                      ntr_str answer, ntr_error *err) NTR_MUST_CHECK;

#endif
