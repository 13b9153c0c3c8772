/* Furniture: lines that stand on every page of a paginated text and belong to none of its sentences, such as running
 * heads and page numbers. */
#ifndef NTRANS_ALIGN_FURNITURE_H
#define NTRANS_ALIGN_FURNITURE_H

#include "base/arena.h"
#include "ntrans/error.h"

/* Which sentences of one text are furniture. Lives in the arena given. */
typedef struct ntr_furniture {
    bool *aside; /* one a sentence */
    uint32_t count;
} ntr_furniture;

/* Finds them, in linear time. A line is furniture when it stands there three times or more, alike but for its numbers,
 * well apart, and
 * - one of the numbers counts up, and a page word (glossary/words/pages.tsv) or a sign sets it off: "Pagina 3 van 12",
 *   "- 3 -", "Jaarverslag 2023 | 12". "Artikel 3" and "3." number the text itself and stay;
 * - or it stays the same and stands beside such lines, or beside bare numbers that count up: then both are. */
ntr_status ntr_furniture_find(ntr_furniture *out, ntr_arena *arena, const ntr_str *sentences, size_t count,
                              ntr_error *err) NTR_MUST_CHECK;

#endif
