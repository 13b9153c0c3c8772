/* What the rules weigh: the words and signs around a candidate. */
#include "ext/unicode.h"
#include "mark/segment_rules.h"

static bool is_prefix(const ntr_segmenter *s, ntr_str word) {
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, word);
    return folded.ptr && folded.len &&
           ntr_table_find(&s->workspace->lexicon->words[NTR_WORDS_PREFIXES], folded) != NTR_MAP_NONE;
}

bool ntr_word_heads_item(const ntr_segmenter *s, ntr_str word) {
    const ntr_table *cues = &s->workspace->lexicon->words[NTR_WORDS_CUES];
    char buffer[NTR_FOLD_SIZE];
    const ntr_str folded = ntr_segmenter_fold(s, buffer, word);
    uint32_t link = folded.ptr ? ntr_table_first(cues, folded) : NTR_MAP_NONE;
    while (link != NTR_MAP_NONE && !ntr_str_equal(ntr_table_cell(cues, ntr_table_row(cues, link), 1), NTR_STR("item")))
        link = ntr_table_next(cues, link);
    return link != NTR_MAP_NONE;
}

int32_t ntr_word_first(ntr_str word) {
    size_t at = 0;
    return word.len ? ntr_utf8_next(word, &at) : -1;
}

bool ntr_word_is_capitalised(ntr_str word) {
    return ntr_char_is_upper(ntr_word_first(word));
}

bool ntr_candidate_begins_surname(const ntr_segmenter *s, const ntr_candidate *c) {
    return is_prefix(s, c->after) && c->later.len && (ntr_word_is_capitalised(c->later) || is_prefix(s, c->later));
}

bool ntr_candidate_begins_sentence(const ntr_candidate *c) {
    if (c->clitic) return c->capital;
    if (!c->capital) return false;
    if (c->dash || c->opens || c->item) return true;
    return c->function || c->address;
}

bool ntr_word_is_digits(ntr_str word) {
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < '0' || word.ptr[i] > '9') return false;
    return word.len > 0;
}

bool ntr_word_is_roman(ntr_str word) {
    for (size_t i = 0; i < word.len; i++)
        if (!word.ptr[i] || !strchr("IVXLCDM", word.ptr[i])) return false;
    return word.len > 0;
}

bool ntr_candidate_is_number(const ntr_candidate *c) {
    if (ntr_char_is_digit(c->first) || ntr_word_is_roman(c->after)) return true;
    if (c->first == 0x20AC || c->first == '$' || c->first == 0xA3 || c->first == 0xA7) return true;
    return c->after.len == 1 && ntr_char_is_upper(c->first);
}

bool ntr_word_is_initials(ntr_str word) {
    size_t letters = 0, parts = 0;
    for (size_t at = 0; at < word.len;) {
        const int32_t c = ntr_utf8_next(word, &at);
        if (c == '.' || c == '-') {
            if (letters == 0 && c == '.') return false;
            letters = 0;
            continue;
        }
        if (letters == 0) {
            if (!ntr_char_is_upper(c)) return false;
            parts++;
        } else if (parts == 1 || letters > 1 || !ntr_char_is_lower(c)) {
            return false;
        }
        letters++;
    }
    return parts > 0;
}

int32_t ntr_segmenter_char_before(const ntr_segmenter *s, uint32_t at) {
    size_t offset = at;
    for (int i = 0; i < 8 && offset > s->block.begin; i++) {
        const int32_t c = ntr_utf8_previous(s->text, &offset);
        if (!ntr_char_is_space(c)) return c;
    }
    return -1;
}
