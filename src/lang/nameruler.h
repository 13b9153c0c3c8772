/* Names of rulers, which English has in its own form: tsaar Nicolaas II, paus Franciscus, Iwan de Verschrikkelijke. */
#ifndef NTRANS_LANG_NAMERULER_H
#define NTRANS_LANG_NAMERULER_H

#include "model/lexicon.h"
#include "ntrans/names.h"

/* `*found`: `name` is that of a ruler by the table (glossary/names/rulers.tsv). The English is in `arena`. */
ntr_status ntr_ruler_answer(ntr_name_answer *out, bool *found, const ntr_lexicon *lexicon, ntr_str name,
                            ntr_arena *arena, ntr_error *err) NTR_MUST_CHECK;

#endif
