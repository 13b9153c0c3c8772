/* Verbs: weak by rule, strong by table, with prefixes and particles. Rules after the Algemene Nederlandse Spraakkunst,
 * 2.3. */
#include "lang/inflect_forms.h"

/* One verb being conjugated: aan + vallen, or a verb without particle. */
typedef struct conjugation {
    const emitter *out;
    ntr_str particle;   /* empty when there is none */
    ntr_str infinitive; /* without the particle */
} conjugation;

/* Unstressed: the participle has no ge-. The others may be either, voorkómen and vóórkomen. */
static const char *const unstressed[] = {"be", "ge", "her", "ont", "ver", "er"};
static const char *const prefixes[] = {"be",   "ge",    "her",  "ont", "ver", "er",   "mis",  "vol",
                                       "door", "onder", "over", "om",  "aan", "weer", "voor", "achter"};

enum {
    UNSTRESSED_COUNT = sizeof unstressed / sizeof unstressed[0],
    PREFIX_COUNT = sizeof prefixes / sizeof prefixes[0]
};

static bool emit(const conjugation *verb, ntr_str prefix, ntr_str stem, const char *ending, unsigned features,
                 ntr_trust trust, const char *rule) {
    const ntr_form form = ntr_form_join(verb->particle, prefix, stem);
    return form.len == 0 || ntr_emit(verb->out, ntr_form_str(&form), ending, features, trust, rule);
}

/* A participle and what it becomes before a noun: gekocht, gekochte; gekozen stays, gekozene is a person. */
static bool emit_participle(const conjugation *verb, ntr_str prefix, ntr_str participle, ntr_trust trust,
                            const char *rule) {
    const bool in_n = ntr_ends_with(participle, "en");
    if (!emit(verb, prefix, participle, "", NTR_PARTICIPLE, trust, rule)) return false;
    ntr_stems stems;
    ntr_stem_open(&stems, participle);
    const ntr_str open = in_n || ntr_ends_with(participle, "d") || ntr_ends_with(participle, "t") || stems.count == 0 ?
                             participle :
                             ntr_form_str(&stems.items[0]); /* gedaan, gedane */
    const ntr_trust e_trust = in_n ? NTR_TRUST_CHANCE : trust;
    return emit(verb, prefix, open, "e", NTR_PARTICIPLE_E, e_trust, "verb:participle-e") &&
           emit(verb, prefix, open, "en", NTR_PARTICIPLE_E | NTR_NOMINAL, NTR_TRUST_CHANCE, "verb:participle-nominal");
}

static bool starts_unstressed(ntr_str infinitive) {
    for (size_t i = 0; i < UNSTRESSED_COUNT; i++)
        if (ntr_starts_with(infinitive, unstressed[i]) && ntr_syllables(infinitive) > 2) return true;
    return false;
}

/* The table's row for the infinitive, or for what follows an inseparable prefix: ondernemen by nemen. */
static uint32_t strong_row(const ntr_lexicon *lexicon, ntr_str infinitive, ntr_str *prefix) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_VERBS];
    *prefix = NTR_STR_NONE;
    uint32_t row = ntr_table_find(table, infinitive);
    for (size_t i = 0; i < PREFIX_COUNT && row == NTR_MAP_NONE; i++) {
        const size_t length = strlen(prefixes[i]);
        if (!ntr_starts_with(infinitive, prefixes[i]) || infinitive.len < length + 4) continue;
        row = ntr_table_find(table, ntr_str_slice(infinitive, length, infinitive.len));
        if (row != NTR_MAP_NONE) *prefix = ntr_str_slice(infinitive, 0, length);
    }
    return row;
}

static bool emit_cell(const conjugation *verb, ntr_str prefix, ntr_str cell, unsigned features, const char *rule) {
    for (ntr_str form = ntr_cell_part(&cell); form.ptr; form = ntr_cell_part(&cell)) {
        const bool present = ntr_ends_with(form, "nd") || ntr_ends_with(form, "nde");
        const unsigned what = features == NTR_FINITE && present ? NTR_PRESENT_PARTICIPLE : features;
        if (form.len > 0 && !emit(verb, prefix, form, "", what, NTR_TRUST_TABLE, rule)) return false;
    }
    return true;
}

static bool emit_strong_participles(const conjugation *verb, ntr_str prefix, ntr_str cell) {
    for (ntr_str form = ntr_cell_part(&cell); form.ptr; form = ntr_cell_part(&cell)) {
        if (form.len == 0) continue;
        const bool drops = prefix.len > 0 && ntr_starts_with(form, "ge"); /* on-der-nomen, not ondergenomen */
        const ntr_str stem = drops ? ntr_str_slice(form, 2, form.len) : form;
        if (!emit_participle(verb, prefix, stem, NTR_TRUST_TABLE, "verb:participle-strong")) return false;
    }
    return true;
}

static bool emit_strong(const conjugation *verb, const ntr_table *table, uint32_t row, ntr_str prefix) {
    return emit_cell(verb, prefix, ntr_table_cell(table, row, 1), NTR_FINITE, "verb:past-strong") &&
           emit_cell(verb, prefix, ntr_table_cell(table, row, 2), NTR_FINITE, "verb:past-strong") &&
           emit_strong_participles(verb, prefix, ntr_table_cell(table, row, 3)) &&
           emit_cell(verb, prefix, ntr_table_cell(table, row, 4), NTR_FINITE, "verb:present-irregular");
}

/* Voiceless stems take -te: 't kofschip, heard in the infinitive's stem (reizen, reisde). */
static bool is_voiceless(ntr_str raw) {
    return ntr_ends_with(raw, "ch") || (raw.len > 0 && strchr("tkfspxq", raw.ptr[raw.len - 1]) != NULL);
}

static bool emit_weak_participle(const conjugation *verb, ntr_str stem, char dental, ntr_trust trust) {
    const char ending[] = {dental, 0};
    const bool has = stem.ptr[stem.len - 1] == dental; /* gezet */
    const ntr_form participle = ntr_form_join(stem, ntr_str_from(has ? "" : ending), NTR_STR_NONE);
    const ntr_str text = ntr_form_str(&participle);
    const bool bare = starts_unstressed(verb->infinitive);
    if (bare) return emit_participle(verb, NTR_STR_NONE, text, trust, "verb:participle-weak");
    if (!emit_participle(verb, NTR_STR("ge"), text, trust, "verb:participle-weak")) return false;
    if (ntr_starts_with(text, "e") || ntr_starts_with(text, "i")) { /* geëindigd, geïnd */
        const ntr_form dotted = ntr_form_join(NTR_STR("ge"), ntr_str_from(text.ptr[0] == 'e' ? "ë" : "ï"),
                                              ntr_str_slice(text, 1, text.len));
        if (!emit_participle(verb, NTR_STR_NONE, ntr_form_str(&dotted), trust, "verb:participle-weak")) return false;
    }
    for (size_t i = UNSTRESSED_COUNT; i < PREFIX_COUNT; i++) /* onderzocht, misleid, voorspeld */
        if (ntr_starts_with(verb->infinitive, prefixes[i]))
            return emit_participle(verb, NTR_STR_NONE, text, NTR_TRUST_CHANCE, "verb:participle-weak");
    return true;
}

static bool emit_weak(const conjugation *verb, ntr_str raw, ntr_str stem, ntr_trust trust) {
    const char dental = is_voiceless(raw) ? 't' : 'd';
    const char past[] = {dental, 'e', 0}, plural[] = {dental, 'e', 'n', 0};
    return emit(verb, NTR_STR_NONE, stem, past, NTR_FINITE, trust, "verb:past-weak") &&
           emit(verb, NTR_STR_NONE, stem, plural, NTR_FINITE, trust, "verb:past-weak") &&
           emit_weak_participle(verb, stem, dental, trust);
}

static bool emit_present(const conjugation *verb, ntr_str stem, ntr_trust trust) {
    const bool both = ntr_ends_with(stem, "t"); /* ik zet, hij zet */
    if (!emit(verb, NTR_STR_NONE, stem, "", NTR_STEM | (both ? NTR_FINITE : 0), trust, "verb:stem")) return false;
    return both || emit(verb, NTR_STR_NONE, stem, "t", NTR_FINITE, trust, "verb:present");
}

static bool emit_infinitive(const conjugation *verb) {
    const ntr_str none = NTR_STR_NONE, infinitive = verb->infinitive;
    return emit(verb, none, infinitive, "", NTR_INFINITIVE, NTR_TRUST_TABLE, "verb:infinitive") &&
           (verb->particle.len == 0 ||
            emit(verb, NTR_STR("te"), infinitive, "", NTR_INFINITIVE, NTR_TRUST_RULE, "verb:te-infinitive")) &&
           emit(verb, none, infinitive, "d", NTR_PRESENT_PARTICIPLE, NTR_TRUST_RULE, "verb:present-participle") &&
           emit(verb, none, infinitive, "de", NTR_PRESENT_PARTICIPLE, NTR_TRUST_RULE, "verb:present-participle") &&
           emit(verb, none, infinitive, "den", NTR_PRESENT_PARTICIPLE | NTR_NOMINAL, NTR_TRUST_RULE,
                "verb:present-participle");
}

/* Endings that are unstressed when the verb has three syllables: handelen, tekenen, ademen, verbeteren. */
static bool may_be_unstressed(ntr_str infinitive) {
    return ntr_syllables(infinitive) > 2 && (ntr_ends_with(infinitive, "elen") || ntr_ends_with(infinitive, "enen") ||
                                             ntr_ends_with(infinitive, "emen") || ntr_ends_with(infinitive, "eren") ||
                                             ntr_ends_with(infinitive, "igen") || ntr_ends_with(infinitive, "iken"));
}

/* Present and weak past, with each spelling that the stem may have: loop, geef, teken. */
static bool conjugate_stems(const conjugation *verb, ntr_str raw, bool strong) {
    ntr_stems stems;
    ntr_stem_close(&stems, raw);
    for (unsigned i = 0; i < stems.count; i++) {
        const ntr_str stem = ntr_form_str(&stems.items[i]);
        const char last = stem.ptr[stem.len - 1];
        if (last == 'v' || last == 'z') continue;
        if (i > 0 && stem.len == raw.len && ntr_syllables(raw) == 1) continue; /* halen has haal, never hal */
        const bool unstressed_stem = stem.len == raw.len && may_be_unstressed(verb->infinitive);
        const ntr_trust trust = i == 0 || unstressed_stem ? NTR_TRUST_RULE : NTR_TRUST_CHANCE;
        if (!emit_present(verb, stem, trust)) return false;
        if (!emit_weak(verb, raw, stem, strong ? NTR_TRUST_CHANCE : trust)) return false;
    }
    return true;
}

static bool conjugate(const conjugation *verb, const ntr_lexicon *lexicon) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_VERBS];
    ntr_str prefix;
    const uint32_t row = strong_row(lexicon, verb->infinitive, &prefix);
    if (!emit_infinitive(verb) || (row != NTR_MAP_NONE && !emit_strong(verb, table, row, prefix))) return false;
    if (ntr_ends_with(verb->infinitive, "iën")) { /* ruziën: ruziet, ruziede */
        const ntr_form raw = ntr_form_join(ntr_cut_end(verb->infinitive, strlen("ën")), NTR_STR("e"), NTR_STR_NONE);
        return emit_present(verb, ntr_form_str(&raw), NTR_TRUST_RULE) &&
               emit_weak(verb, ntr_form_str(&raw), ntr_form_str(&raw), NTR_TRUST_RULE);
    }
    if (!ntr_ends_with(verb->infinitive, "en") || verb->infinitive.len < 4) return true;
    return conjugate_stems(verb, ntr_cut_end(verb->infinitive, 2), row != NTR_MAP_NONE);
}

bool ntr_verb_may_be(const ntr_lexicon *lexicon, ntr_str base) {
    ntr_str prefix;
    if (!ntr_ends_with(base, "n")) return false;
    if ((ntr_ends_with(base, "en") || ntr_ends_with(base, "iën")) && base.len >= 4 && ntr_syllables(base) > 1)
        return true;
    const ntr_str particle = ntr_lexicon_particle(lexicon, base);
    return strong_row(lexicon, ntr_str_slice(base, particle.len, base.len), &prefix) != NTR_MAP_NONE;
}

ntr_str ntr_verb_particle(const ntr_lexicon *lexicon, ntr_str base) {
    const ntr_str particle = ntr_lexicon_particle(lexicon, base);
    if (particle.len == 0) return NTR_STR_NONE;
    return ntr_verb_may_be(lexicon, ntr_str_slice(base, particle.len, base.len)) ? particle : NTR_STR_NONE;
}

bool ntr_verb_forms(const ntr_lexicon *lexicon, ntr_str base, ntr_inflection_visit visit, void *self) {
    if (!ntr_verb_may_be(lexicon, base)) return true;
    const emitter out = {visit, self};
    const ntr_str particle = ntr_verb_particle(lexicon, base);
    const conjugation whole = {&out, NTR_STR_NONE, base};
    if (!conjugate(&whole, lexicon)) return false;
    if (particle.len == 0) return true;
    const conjugation apart = {&out, particle, ntr_str_slice(base, particle.len, base.len)};
    return conjugate(&apart, lexicon);
}

void ntr_verb_stems(ntr_stems *out, ntr_str infinitive) {
    if (ntr_ends_with(infinitive, "iën")) {
        out->count = 1;
        out->items[0] = ntr_form_join(ntr_cut_end(infinitive, strlen("ën")), NTR_STR("e"), NTR_STR_NONE);
    } else {
        ntr_stem_close(out, ntr_cut_end(infinitive, ntr_ends_with(infinitive, "en") ? 2 : 1));
    }
}

bool ntr_verb_is_listed(const ntr_lexicon *lexicon, ntr_str form) {
    return ntr_forms_find(&lexicon->verb_forms, form) != NTR_MAP_NONE ||
           ntr_table_find(&lexicon->words[NTR_WORDS_VERBS], form) != NTR_MAP_NONE;
}

enum { VERBS_PARTICIPLE = 3 };

/* Whether a row of the table has `form` as its participle, or `form` with ge- before it where `bare`. */
static bool is_listed_participle(const ntr_lexicon *lexicon, ntr_str form, bool bare) {
    const ntr_table *table = &lexicon->words[NTR_WORDS_VERBS];
    const ntr_forms *forms = &lexicon->verb_forms;
    const size_t ge = bare ? 2 : 0;
    for (uint32_t ref = ntr_forms_find(forms, form); ref != NTR_MAP_NONE; ref = ntr_index_next(&forms->refs, ref)) {
        ntr_str rest = ntr_table_cell(table, forms->rows.items[ref], VERBS_PARTICIPLE);
        for (ntr_str part = ntr_cell_part(&rest); part.ptr; part = ntr_cell_part(&rest))
            if (part.len == form.len + ge && ntr_str_equal(ntr_str_slice(part, ge, part.len), form)) return true;
    }
    return false;
}

bool ntr_verb_is_strong_participle(const ntr_lexicon *lexicon, ntr_str form) {
    if (is_listed_participle(lexicon, form, false)) return true;
    for (size_t i = 0; i < UNSTRESSED_COUNT; i++)
        if (ntr_starts_with(form, unstressed[i]) &&
            is_listed_participle(lexicon, ntr_str_slice(form, strlen(unstressed[i]), form.len), true))
            return true;
    const ntr_str particle = ntr_lexicon_particle(lexicon, form);
    return particle.len > 0 && is_listed_participle(lexicon, ntr_str_slice(form, particle.len, form.len), false);
}
