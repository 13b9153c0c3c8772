/* Names of rulers, which English has in its own form: tsaar Nicolaas II, paus Franciscus, Iwan de Verschrikkelijke. */
#ifndef NTRANS_LANG_NAMERULER_H
#define NTRANS_LANG_NAMERULER_H

#include "model/lexicon.h"

/* `*english` receives the English of `name`, or `.ptr` NULL when it is not that of a ruler by the table
 * (glossary/names/rulers.tsv). In `arena`. */
ntr_status ntr_ruler_english(ntr_str *english, const ntr_lexicon *lexicon, ntr_str name, ntr_arena *arena,
                             ntr_error *err) NTR_MUST_CHECK;

#endif
