#include "lang/origin.h"

#include "lang/translit.h"

enum { STRONGEST = 1500, TOO_LONG = -1000 };

static int32_t clamp(int32_t evidence) {
    return evidence > STRONGEST ? STRONGEST : evidence < -STRONGEST ? -STRONGEST : evidence;
}

static void apply(ntr_origin *out, const ntr_name_rules *rules, const ntr_signal *signal) {
    out->evidence += signal->weight;
    out->english = out->english || signal->english;
    out->dutch = out->dutch || signal->dutch;
    for (uint32_t i = 0; i < rules->source_count; i++)
        if (signal->languages & (1u << i)) out->by_source[i] += signal->weight;
}

void ntr_origin_weigh(ntr_origin *out, const ntr_name_rules *rules, ntr_str word) {
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
        const size_t longest = rest < rules->longest_pattern ? rest : rules->longest_pattern;
        for (size_t length = 1; length <= longest; length++) {
            const uint32_t found = ntr_map_get(&rules->signal_by_pattern, ntr_str_slice(text, begin, begin + length));
            if (found != NTR_MAP_NONE) apply(out, rules, &rules->signals.items[found]);
        }
    }
    out->evidence = clamp(out->evidence);
}
