#include "lang/role.h"

typedef struct named_role {
    const char *name;
    unsigned role;
} named_role;

static const named_role parts_of_speech[] = {{"det", NTR_ROLE_DETERMINER},   {"num", NTR_ROLE_NUMERAL},
                                             {"pron", NTR_ROLE_PRONOUN},     {"prep", NTR_ROLE_PREPOSITION},
                                             {"conj", NTR_ROLE_CONJUNCTION}, {"adv", NTR_ROLE_ADVERB},
                                             {"aux", NTR_ROLE_AUXILIARY}};

static const named_role roles[] = {
    {"singular", NTR_ROLE_SINGULAR},     {"subject", NTR_ROLE_SUBJECT},   {"amount", NTR_ROLE_AMOUNT},
    {"object", NTR_ROLE_OBJECT},         {"nominal", NTR_ROLE_NOMINAL},   {"article", NTR_ROLE_ARTICLE},
    {"postverbal", NTR_ROLE_POSTVERBAL}, {"inverted", NTR_ROLE_INVERTED}, {"opener", NTR_ROLE_OPENER},
    {"inside", NTR_ROLE_INSIDE},         {"perfect", NTR_ROLE_PERFECT},   {"adjective", NTR_ROLE_ADJECTIVE},
    {"statute", NTR_ROLE_STATUTE},       {"copula", NTR_ROLE_COPULA},     {"passive", NTR_ROLE_PASSIVE}};

/* Or-ed, what the second column of all rows of a word says. */
static unsigned read_rows(const ntr_table *table, ntr_str folded, const named_role *names, size_t count) {
    unsigned found = 0;
    for (uint32_t at = ntr_table_first(table, folded); at != NTR_MAP_NONE; at = ntr_table_next(table, at))
        for (size_t i = 0; i < count; i++)
            if (ntr_str_equal(ntr_table_cell(table, ntr_table_row(table, at), 1), ntr_str_from(names[i].name)))
                found |= names[i].role;
    return found;
}

unsigned ntr_role_of(const ntr_lexicon *lexicon, ntr_str folded) {
    const ntr_table *words = lexicon->words;
    if (folded.len == 0) return 0;
    const bool function = ntr_table_find(&words[NTR_WORDS_FUNCTION], folded) != NTR_MAP_NONE;
    const bool particle = ntr_table_find(&words[NTR_WORDS_PARTICLES], folded) != NTR_MAP_NONE;
    return (function ? NTR_ROLE_FUNCTION : 0u) | (particle ? NTR_ROLE_PARTICLE : 0u) |
           read_rows(&words[NTR_WORDS_FUNCTION], folded, parts_of_speech,
                     sizeof parts_of_speech / sizeof parts_of_speech[0]) |
           read_rows(&words[NTR_WORDS_ROLES], folded, roles, sizeof roles / sizeof roles[0]);
}
