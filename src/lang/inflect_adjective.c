/* Adjectives: -e, comparative, superlative, -s after iets, and as nouns. */
#include "lang/inflect_forms.h"

/* houten, gouden, open stay as they are. */
static bool is_invariable(ntr_str base) {
    return ntr_ends_with(base, "en") && ntr_syllables(base) > 1;
}

static bool compared(const emitter *out, ntr_str open, ntr_trust trust) {
    return ntr_emit(out, open, "er", NTR_COMPARED, trust, "adj:comparative") &&        /* groter */
           ntr_emit(out, open, "ere", NTR_COMPARED, trust, "adj:comparative") &&       /* grotere */
           ntr_emit(out, open, "ers", NTR_COMPARED, trust, "adj:comparative") &&       /* iets groters */
           ntr_emit(out, open, "eren", NTR_NOMINAL, trust, "adj:comparative-nominal"); /* jongeren */
}

/* Behind r: zwaar, zwaarder. */
static bool compared_in_r(const emitter *out, ntr_str base) {
    return ntr_emit(out, base, "der", NTR_COMPARED, NTR_TRUST_RULE, "adj:comparative") &&
           ntr_emit(out, base, "dere", NTR_COMPARED, NTR_TRUST_RULE, "adj:comparative") &&
           ntr_emit(out, base, "ders", NTR_COMPARED, NTR_TRUST_RULE, "adj:comparative") &&
           ntr_emit(out, base, "deren", NTR_NOMINAL, NTR_TRUST_RULE, "adj:comparative-nominal");
}

/* grootst, vers-t: an s is not written twice. */
static bool superlative(const emitter *out, ntr_str base) {
    const bool s = ntr_ends_with(base, "s") || ntr_ends_with(base, "isch");
    static const char *const endings[2][3] = {{"st", "ste", "sten"}, {"t", "te", "ten"}};
    for (size_t i = 0; i < 3; i++) {
        const unsigned feature = i == 2 ? NTR_NOMINAL : NTR_COMPARED;
        if (!ntr_emit(out, base, endings[s][i], feature, s ? NTR_TRUST_CHANCE : NTR_TRUST_RULE, "adj:superlative"))
            return false;
    }
    return true;
}

/* goed, beter, best; regular forms of such a base stay possible (goeder). */
static bool irregular(const emitter *out, const ntr_lexicon *lexicon, ntr_str base) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_COMPARISONS];
    const uint32_t row = ntr_table_find(table, base);
    for (uint32_t column = 1; row != NTR_MAP_NONE && column < table->columns; column++) {
        ntr_str rest = ntr_table_cell(table, row, column);
        for (ntr_str form = ntr_cell_part(&rest); form.ptr; form = ntr_cell_part(&rest))
            if (!ntr_emit(out, form, "", NTR_COMPARED, NTR_TRUST_TABLE, "adj:compared-irregular")) return false;
    }
    return true;
}

bool ntr_adjective_forms(const ntr_lexicon *lexicon, ntr_str base, ntr_inflection_visit visit, void *self) {
    const emitter out = {visit, self};
    if (!ntr_emit(&out, base, "", NTR_ADJECTIVE, NTR_TRUST_TABLE, "adj:base") || !irregular(&out, lexicon, base))
        return false;
    if (base.len < 3 || (ntr_ends_with(base, "e") && ntr_syllables(base) > 1)) return true;
    ntr_stems stems;
    ntr_stem_open(&stems, base);
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_str open = ntr_form_str(&stems.items[i]);
        const bool sure = i == 0 && !is_invariable(base);
        const ntr_trust trust = sure ? NTR_TRUST_RULE : NTR_TRUST_CHANCE;
        if (!ntr_emit(&out, open, "e", NTR_ADJECTIVE_E, trust, "adj:e") ||               /* grote */
            !ntr_emit(&out, open, "en", NTR_NOMINAL, NTR_TRUST_CHANCE, "adj:nominal") || /* de groten */
            !compared(&out, open, trust))
            return false;
    }
    if (ntr_ends_with(base, "r") && !compared_in_r(&out, base)) return false;
    return superlative(&out, base) &&
           ntr_emit(&out, base, "s", NTR_ADJECTIVE_E, NTR_TRUST_CHANCE, "adj:partitive"); /* iets groots */
}
