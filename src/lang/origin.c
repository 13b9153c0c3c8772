#include "lang/origin.h"

#include "lang/translit.h"

enum { STRONGEST = 1500, TOO_LONG = -1000 };

static int32_t clamp(int32_t evidence) {
    return evidence > STRONGEST ? STRONGEST : evidence < -STRONGEST ? -STRONGEST : evidence;
}

static void apply(ntr_origin *out, const ntr_name_rules *rules, const ntr_signal *signal) {
    out->evidence += signal->weight;
    out->english = out->english || signal->english;
    out->dutch = out->dutch || signal->dutch || signal->maybe_dutch;
    out->surely_dutch = out->surely_dutch || signal->dutch;
    out->place = out->place || signal->place;
    for (uint32_t i = 0; i < rules->source_count; i++)
        if (signal->languages & (1u << i)) out->by_source[i] += signal->weight;
}

void ntr_origin_weigh(ntr_origin *out, const ntr_name_rules *rules, const ntr_signals *signals, ntr_str word) {
    *out = (ntr_origin){0};
    if (word.len == 0 || word.len > NTR_TRANSLIT_WORD_LIMIT) {
        out->evidence = TOO_LONG;
        return;
    }
    char edged[NTR_TRANSLIT_WORD_LIMIT + 2];
    edged[0] = '^';
    memcpy(edged + 1, word.ptr, word.len);
    edged[word.len + 1] = '$';
    const ntr_str text = {edged, word.len + 2};
    for (size_t begin = 0; begin < text.len; begin++) {
        const size_t rest = text.len - begin;
        const size_t longest = rest < signals->longest ? rest : signals->longest;
        for (size_t length = 1; length <= longest; length++) {
            const ntr_str stretch = ntr_str_slice(text, begin, begin + length);
            if (!ntr_outline_may_have(&signals->outline, stretch)) continue;
            const uint32_t found = ntr_map_get(&signals->by_pattern, stretch);
            if (found == NTR_MAP_NONE) continue;
            apply(out, rules, &signals->list.items[found]);
            if (length == text.len) out->whole = signals->list.items[found].weight;
        }
    }
    out->evidence = clamp(out->evidence);
}

void ntr_origin_add(ntr_origin *origin, const ntr_name_rules *rules, const ntr_origin *further) {
    origin->evidence = clamp(origin->evidence + further->evidence);
    for (uint32_t i = 0; i < rules->source_count; i++) origin->by_source[i] += further->by_source[i];
    origin->english = origin->english || further->english;
    origin->dutch = origin->dutch || further->dutch;
    origin->surely_dutch = origin->surely_dutch || further->surely_dutch;
    origin->place = origin->place || further->place;
}
