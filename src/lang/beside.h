/* A Dutch form read by the name in its own script that stands beside it. */
#ifndef NTRANS_LANG_BESIDE_H
#define NTRANS_LANG_BESIDE_H

#include "model/lexicon.h"
#include "ntrans/names.h"

/* The code of the source language that a Dutch label names (Russisch: ru); NULL for none. */
const char *ntr_beside_source(const ntr_lexicon *lexicon, ntr_str label, ntr_arena *arena);

/* Reads `name` as a transcription of `original`, from the language `source` or, when that is NULL, from the likeliest
 * whose letters fit. `*found` is false when they fit in none: what stands beside the name is then something else. Texts
 * of the answer live in `arena` or are those given. */
ntr_status ntr_beside_read(ntr_name_answer *out, bool *found, const ntr_name_rules *rules, ntr_str name,
                           ntr_str original, const char *source, ntr_house house, ntr_arena *arena,
                           ntr_error *err) NTR_MUST_CHECK;

#endif
