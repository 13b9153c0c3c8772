/* What the user asked for, as far as the stages care. */
#ifndef NTRANS_OPTIONS_H
#define NTRANS_OPTIONS_H

#include "ntrans/bitext.h"
#include "ntrans/names.h"
#include "ntrans/text.h"

/* Plain data, borrowed by engine and workspaces. All members have a default: see NTR_OPTIONS_DEFAULT. */
typedef struct ntr_options {
    const char *source_lang; /* "nl", "nl-NL" or "nl-BE"; for the segmenter any: "en" */
    const char *target_lang; /* "en-GB" or "en-US": spelling and dates of the draft */
    const char *encoding;    /* of the input; NULL: found out */
    ntr_wrapped wrapped;
    ntr_target target;
    bool segmented;     /* each line of the input is one segment already: nothing is cut or joined */
    const char *domain; /* entries of this domain come first; NULL: none does */
    bool quotes_whole;  /* a quotation of several sentences stays one segment */
    ntr_house house;    /* how the English writes foreign names */
    bool rules_only;    /* listed persons are not asked: only given names, surnames and letter rules */
    const char *from;   /* format of the input, see ntrans/source.h; NULL: found out */
    bool main_only;     /* of a web page only the article: no menus, no "read also" */
} ntr_options;

#define NTR_OPTIONS_DEFAULT                                                                                            \
    ((ntr_options){"nl", "en-GB", NULL, NTR_WRAPPED_AUTO, NTR_TARGET_DRAFT, false, NULL, false, NTR_HOUSE_NONE, false, \
                   NULL, false})

/* Whether the draft is written as in the United States. */
static inline bool ntr_options_american(const ntr_options *options) {
    return strcmp(options->target_lang, "en-US") == 0;
}

#endif
