#include "model/outline.h"

bool ntr_outline_add(ntr_outline *outline, ntr_arena *arena, ntr_str word) {
    const size_t cells = (size_t)1 << outline->bits;
    if (!outline->begins) {
        outline->begins = ntr_arena_array(arena, 2 * cells, sizeof *outline->begins);
        if (!outline->begins) return false;
        outline->ends = outline->begins + cells;
    }
    outline->begins[ntr_outline_cell(outline, word.ptr, word.len)] |= ntr_outline_length(word);
    outline->ends[ntr_outline_cell(outline, ntr_outline_tail(word), word.len)] |= ntr_outline_length(word);
    return true;
}
