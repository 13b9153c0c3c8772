/* Inline codes: mark-up that stands in a text without being part of it. */
#ifndef NTRANS_CODE_H
#define NTRANS_CODE_H

#include "ntrans/text.h"

typedef enum ntr_code_kind {
    NTR_CODE_OPEN, /* begins something that a code of the same id ends: <b> */
    NTR_CODE_CLOSE,
    NTR_CODE_ALONE /* a line break, a picture, a footnote's mark */
} ntr_code_kind;

/* Inline mark-up: it stands in a text without being part of it, and must reach the other side. */
typedef struct ntr_code {
    uint32_t at; /* bytes into the text: it stands before what is there */
    ntr_code_kind kind;
    ntr_str id;    /* the same for both of a pair, and in source and target */
    ntr_str data;  /* what it stands for in the document's own format, "<b>"; "" when the file does not say */
    bool isolated; /* its other half is not in this text: it begins or ends elsewhere */
} ntr_code;

/* The codes of one text, in the order in which they stand. */
typedef struct ntr_codes {
    const ntr_code *items;
    uint32_t count;
} ntr_codes;

/* "open", "close", "alone" */
const char *ntr_code_kind_word(ntr_code_kind kind);

#endif
