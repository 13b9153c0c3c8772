/* Counts function words of many languages. */
#include "mark/language.h"

void ntr_tongues_add(ntr_tongues *tongues, ntr_str cell) {
    for (ntr_str part; (part = ntr_cell_part(&cell)).ptr;) {
        uint32_t i = 0;
        while (i < tongues->count && !ntr_str_equal(ntr_str_from(tongues->items[i].lang.code), part)) i++;
        if (i == NTR_TONGUES || part.len >= sizeof tongues->items[i].lang.code) continue;
        if (i == tongues->count) {
            tongues->items[i] = (ntr_tongue){.words = 0};
            memcpy(tongues->items[i].lang.code, part.ptr, part.len);
            tongues->count++;
        }
        tongues->items[i].words++;
    }
}

uint32_t ntr_tongues_words(const ntr_tongues *tongues, ntr_lang lang) {
    for (uint32_t i = 0; i < tongues->count; i++)
        if (ntr_lang_is(lang, tongues->items[i].lang.code)) return tongues->items[i].words;
    return 0;
}

const ntr_tongue *ntr_tongues_best(const ntr_tongues *tongues) {
    const ntr_tongue *best = NULL;
    bool tie = false;
    for (uint32_t i = 0; i < tongues->count; i++) {
        const ntr_tongue *tongue = &tongues->items[i];
        tie = best && tongue->words == best->words ? true : tie;
        if (best && tongue->words <= best->words) continue;
        best = tongue;
        tie = false;
    }
    return best && best->words >= 2 && !tie ? best : NULL;
}
