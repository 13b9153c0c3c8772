/* What the recognisers of the protect stage share. Each looks at one place of the text and says how far a protected
 * span reaches from there; none looks at a byte more than a fixed number of times, whatever the text. */
#ifndef NTRANS_MARK_PROTECT_H
#define NTRANS_MARK_PROTECT_H

#include "model/lexicon.h"
#include "ntrans/annot.h"

/* A span that must stay as it is, and the rule that says so (static storage). `end` 0: nothing found. */
typedef struct ntr_protected {
    size_t begin;
    size_t end;
    ntr_protected_kind kind;
    const char *rule;
} ntr_protected;

/* URL, host, e-mail address, handle, hashtag or file name in the run without space [*at, end): the first one from
 * `*at`, which moves behind it, or to `end` when there is none. */
ntr_protected ntr_protect_net(const ntr_lexicon *lexicon, ntr_str text, size_t *at, size_t end);

/* The first emoji sequence in [*at, end), as ntr_protect_net. */
ntr_protected ntr_protect_emoji(ntr_str text, size_t *at, size_t end);

/* A reference of law that begins at `at`: ECLI, Stb., Stcrt., Trb., Kamerstukken. It may hold spaces. */
ntr_protected ntr_protect_legal(ntr_str text, size_t at);

#endif
