/* The namer: what the name stage and the command need beside the public part. */
#ifndef NTRANS_LANG_NAMER_H
#define NTRANS_LANG_NAMER_H

#include "model/gazetteer.h"
#include "model/lexicon.h"
#include "ntrans/names.h"

/* Borrows `lexicon` and `gazetteer`, which must outlive it; without a gazetteer (NULL) it has one of its own.
 * `authority` false: names of the lexicon are not asked, only lists of given names and surnames and the letter rules.
 * Caller frees with ntr_namer_free. */
ntr_status ntr_namer_new(ntr_namer **out, const ntr_lexicon *lexicon, ntr_gazetteer *gazetteer, ntr_house house,
                         bool authority, ntr_error *err) NTR_MUST_CHECK;

/* A name of a place with a generic word: oblast Charkov → Kharkiv Oblast, Noord-Frankrijk → northern France. `*found`
 * is false for others. Texts as those of ntr_namer_convert; `name` must live as long. */
ntr_status ntr_namer_generic(ntr_name_answer *out, bool *found, ntr_namer *namer, ntr_str name,
                             ntr_error *err) NTR_MUST_CHECK;

/* The name of a ruler, which English has in its own form: tsaar Nicolaas II → Tsar Nicholas II. As ntr_namer_generic. */
ntr_status ntr_namer_ruler(ntr_name_answer *out, bool *found, ntr_namer *namer, ntr_str name,
                           ntr_error *err) NTR_MUST_CHECK;

/* A surname without the article that a hyphen ties to it: al-Assad → Assad, for a Dutch text may leave it out. */
ntr_str ntr_namer_bare(const ntr_lexicon *lexicon, ntr_str surname);

#endif
