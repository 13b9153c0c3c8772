/* Words of a text, and which English words are forms of one. */
#include "check/check.h"
#include "ext/unicode.h"
#include "lang/english.h"

ntr_word *check_type(const checker *self, const check_word *word) {
    return &self->workspace->vocabulary->words.items[word->type];
}

static bool is_blank(ntr_str text) {
    for (size_t i = 0; i < text.len;)
        if (!ntr_char_is_space(ntr_utf8_next(text, &i))) return false;
    return true;
}

void check_split(checker *self, check_words *out, ntr_str text) {
    ntr_breaker *breaker = self->workspace->word_breaks;
    if (ntr_breaker_set(breaker, text, NULL) != NTR_OK) {
        self->failed = true;
        return;
    }
    size_t begin = 0;
    for (size_t end; (end = ntr_breaker_next(breaker)) != SIZE_MAX; begin = end) {
        const ntr_str form = ntr_str_slice(text, begin, end);
        if (is_blank(form)) continue;
        const uint32_t type = ntr_vocabulary_intern(self->workspace->vocabulary, form);
        check_word *word = type == NTR_MAP_NONE ? NULL : NTR_PUSH(self->arena, &out->list);
        if (!word) {
            self->failed = true;
            return;
        }
        *word = (check_word){{(uint32_t)begin, (uint32_t)end}, type};
    }
}

/* --- forms of one word -------------------------------------------------------------------------------------------- */

enum { MOST_STEMS = sizeof((check_stems *)0)->stems / sizeof(ntr_str) };

typedef struct stem_taker {
    checker *self;
    check_stems *stems;
} stem_taker;

static void add_stem(checker *self, check_stems *stems, ntr_str stem) {
    const ntr_str folded = ntr_fold(self->arena, stem);
    if (!folded.ptr) self->failed = true;
    for (uint8_t i = 0; i < stems->count; i++)
        if (ntr_str_equal(stems->stems[i], folded)) return;
    if (folded.ptr && stems->count < MOST_STEMS) stems->stems[stems->count++] = folded;
}

/* "st:worker ts:0" */
static bool take_stem(void *context, ntr_str analysis) {
    stem_taker *taker = context;
    for (size_t i = 0; i + 3 < analysis.len; i++) {
        if (memcmp(analysis.ptr + i, "st:", 3) != 0 || (i > 0 && analysis.ptr[i - 1] != ' ')) continue;
        size_t end = i + 3;
        while (end < analysis.len && analysis.ptr[end] != ' ') end++;
        const ntr_str stem = ntr_arena_copy(taker->self->arena, ntr_str_slice(analysis, i + 3, end));
        if (stem.ptr) add_stem(taker->self, taker->stems, stem);
    }
    return true;
}

/* minister of minister's and ministers' */
static ntr_str without_genitive(ntr_str folded) {
    if (folded.len > 2 && memcmp(folded.ptr + folded.len - 2, "'s", 2) == 0)
        return ntr_str_slice(folded, 0, folded.len - 2);
    return folded.len > 1 && folded.ptr[folded.len - 1] == '\'' ? ntr_str_slice(folded, 0, folded.len - 1) : folded;
}

static const check_stems *stems_of(checker *self, uint32_t type) {
    while (self->stems.count <= type)
        if (!NTR_PUSH(self->arena, &self->stems)) {
            self->failed = true;
            return NULL;
        }
    check_stems *stems = &self->stems.items[type];
    if (stems->known) return stems;
    stems->known = true;
    const ntr_str form = without_genitive(self->workspace->vocabulary->words.items[type].folded);
    stem_taker taker = {self, stems};
    add_stem(self, stems, form);
    ntr_spell_each_analysis(self->workspace->english, form, take_stem, &taker);
    return stems;
}

bool check_same_word(checker *self, uint32_t a, uint32_t b) {
    if (a == b) return true;
    if (!stems_of(self, a) || !stems_of(self, b)) return false;
    const check_stems *left = &self->stems.items[a], *right = &self->stems.items[b];
    for (uint8_t i = 0; i < left->count; i++)
        for (uint8_t k = 0; k < right->count; k++)
            if (ntr_str_equal(left->stems[i], right->stems[k])) return true;
    return false;
}

static bool same_letters(checker *self, uint32_t a, uint32_t b) {
    const ntr_word *words = self->workspace->vocabulary->words.items;
    return a == b || ntr_str_equal(without_genitive(words[a].folded), without_genitive(words[b].folded));
}

/* --- phrases ------------------------------------------------------------------------------------------------------ */

/* A hyphen between words is no word: asylum-seeker has asylum seeker. */
static bool is_joint(const checker *self, const check_word *word) {
    return check_type(self, word)->kind == NTR_PUNCTUATION && check_type(self, word)->form.len == 1 &&
           check_type(self, word)->form.ptr[0] == '-';
}

typedef bool (*word_matcher)(checker *self, uint32_t a, uint32_t b);

/* The end of the phrase where it begins with word `at` of the English; 0: it does not. */
static uint32_t match_at(checker *self, const check_words *phrase, uint32_t at, word_matcher matches) {
    const uint32_t count = self->target.list.count;
    uint32_t i = 0;
    for (; i < phrase->list.count; i++) {
        if (is_joint(self, &phrase->list.items[i])) continue;
        while (i > 0 && at < count && is_joint(self, &self->target.list.items[at])) at++;
        if (at >= count || !matches(self, self->target.list.items[at].type, phrase->list.items[i].type)) return 0;
        at++;
    }
    return at;
}

/* The same with up to `gap` words between; only the first place of each word is looked at. */
static bool match_apart_at(checker *self, const check_words *phrase, uint32_t at, uint32_t gap) {
    for (uint32_t i = 0; i < phrase->list.count; i++, at++) {
        while (at < self->target.list.count &&
               !check_same_word(self, self->target.list.items[at].type, phrase->list.items[i].type)) {
            if (i == 0 || gap-- == 0) return false;
            at++;
        }
        if (at >= self->target.list.count) return false;
    }
    return true;
}

static bool find_phrase(checker *self, ntr_str phrase, ntr_span *where, word_matcher matches) {
    check_words words = {0};
    if (phrase.len == 0) return false;
    check_split(self, &words, phrase);
    for (uint32_t at = 0; at < self->target.list.count && words.list.count && !self->failed; at++) {
        const uint32_t end = match_at(self, &words, at, matches);
        if (end == 0) continue;
        if (where)
            *where = (ntr_span){self->target.list.items[at].span.begin, self->target.list.items[end - 1].span.end};
        return true;
    }
    return false;
}

bool check_has_words(checker *self, ntr_str phrase, ntr_span *where) {
    return find_phrase(self, phrase, where, same_letters);
}

/* Hunspell's stems do not know every irregular form; our own plural and participle are asked too. */
bool check_has_phrase(checker *self, ntr_str phrase, ntr_span *where) {
    const ntr_lexicon *lexicon = self->workspace->lexicon;
    if (find_phrase(self, phrase, where, check_same_word)) return true;
    const ntr_str plural = ntr_english_plural(self->arena, lexicon, phrase);
    if (plural.ptr && !ntr_str_equal(plural, phrase) && find_phrase(self, plural, where, same_letters)) return true;
    const ntr_str participle = ntr_english_participle(self->arena, lexicon, phrase, false);
    return participle.ptr && !ntr_str_equal(participle, phrase) && find_phrase(self, participle, where, same_letters);
}

bool check_has_apart(checker *self, ntr_str phrase) {
    enum { GAP = 2 };
    check_words words = {0};
    check_split(self, &words, phrase);
    for (uint32_t at = 0; at < self->target.list.count && words.list.count > 1 && !self->failed; at++)
        if (match_apart_at(self, &words, at, GAP)) return true;
    return false;
}

/* --- names kept in Dutch ------------------------------------------------------------------------------------------ */

bool check_contains(ntr_str text, ntr_str part) {
    for (size_t at = 0; at + part.len <= text.len; at++)
        if (memcmp(text.ptr + at, part.ptr, part.len) == 0) return true;
    return false;
}

static bool has_capital(ntr_str text) {
    size_t at = 0;
    return text.len && ntr_char_is_upper(ntr_utf8_next(text, &at));
}

/* A capitalised word that has no English of its own: neither a term nor a name that is spelt otherwise. */
static bool is_own_name(const checker *self, const check_word *word) {
    const ntr_unit *unit = self->unit;
    if (!has_capital(ntr_str_slice(unit->source, word->span.begin, word->span.end))) return false;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        const ntr_str dutch = ntr_unit_text(unit, annot);
        if (!ntr_span_overlaps(annot->span, word->span)) continue;
        if (annot->kind == NTR_TERM) return false;
        if (annot->kind == NTR_NAME && !ntr_str_equal(ntr_annot_english(annot, dutch), dutch)) return false;
    }
    return true;
}

bool check_is_kept(const checker *self, ntr_span span) {
    const ntr_str source = self->unit->source;
    if (!has_capital(ntr_str_slice(source, span.begin, span.end))) return false;
    for (uint32_t i = 0; i < self->source.list.count; i++) {
        const check_word *word = &self->source.list.items[i];
        const bool before = word->span.end + 1 == span.begin, behind = word->span.begin == span.end + 1;
        if ((!before && !behind) || !is_own_name(self, word)) continue;
        const ntr_str whole = before ? ntr_str_slice(source, word->span.begin, span.end) :
                                       ntr_str_slice(source, span.begin, word->span.end);
        if (check_contains(self->unit->target, whole)) return true;
    }
    return false;
}
