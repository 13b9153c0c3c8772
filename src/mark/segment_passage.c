/* The language at a place. A tweet in English or a quoted French sentence is cut by its own rules, so the abbreviations
 * and function words of its language count there. What tells is the function words around the place, within the same
 * quotation, or outside all of them: the language stage weighs whole segments later, with dictionaries, and needs the
 * segments for that. */
#include "ext/unicode.h"
#include "mark/segment.h"

/* Words are counted in a stretch of CORE bytes and AROUND bytes on both sides, once a stretch. */
enum { CORE = 256, AROUND = 128, WORD_LEAST = 2, WORD_MOST = 16, LATIN_END = 0x250 };

void ntr_passages_begin(ntr_segmenter *s) {
    s->passages.listed = false;
    s->passages.inside.span = s->passages.frame.span = (ntr_span){0, 0};
}

/* --- where a passage begins and ends ------------------------------------------------------------------------------ */

/* The quotations of the block from the opening to the closing mark, those inside another left out. */
static ntr_status list_quotations(ntr_segmenter *s, ntr_error *err) {
    s->passages.quotations.count = 0;
    s->passages.listed = true;
    uint32_t end = 0;
    for (uint32_t i = 0; i < s->quotes.list.count; i++) {
        const ntr_quote *quote = &s->quotes.list.items[i];
        if (quote->closes || quote->partner == NTR_QUOTE_ALONE || quote->span.begin < end) continue;
        end = s->quotes.list.items[quote->partner].span.end;
        ntr_span *span = NTR_PUSH(s->arena, &s->passages.quotations);
        if (!span) return ntr_error_memory(err);
        *span = (ntr_span){quote->span.begin, end};
    }
    return NTR_OK;
}

/* The first quotation that ends behind `at`, or the number of them. */
static uint32_t quotation_from(const ntr_passages *passages, uint32_t at) {
    uint32_t low = 0, high = passages->quotations.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (passages->quotations.items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* --- what its words say ------------------------------------------------------------------------------------------- */

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static bool is_capital(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

static bool is_word_byte(char byte) {
    return is_small(byte) || is_capital(byte) || (unsigned char)byte >= 0x80;
}

/* A word that two languages have says nothing. */
static void count_word(const ntr_segmenter *s, ntr_tongues *tongues, ntr_str word) {
    const ntr_lexicon *lexicon = s->workspace->lexicon;
    const ntr_table *table = &lexicon->words[NTR_WORDS_FOREIGN];
    const bool dutch = ntr_lexicon_is_function(lexicon, word, NULL);
    const uint32_t row = ntr_table_find(table, word);
    if (dutch && row == NTR_MAP_NONE) ntr_tongues_add(tongues, NTR_STR("nl"));
    if (!dutch && row != NTR_MAP_NONE) ntr_tongues_add(tongues, ntr_table_cell(table, row, 1));
}

/* Words in ASCII suffice, and a letter alone may be a part of i.o.v. */
static void count_words(const ntr_segmenter *s, ntr_tongues *tongues, ntr_span span) {
    const ntr_str text = s->text;
    for (uint32_t at = span.begin; at < span.end; at++) {
        const uint32_t begin = at;
        char folded[WORD_MOST];
        bool plain = true;
        for (; at < span.end && is_word_byte(text.ptr[at]); at++) {
            const uint32_t length = at - begin;
            plain =
                plain && length < WORD_MOST && (is_small(text.ptr[at]) || (length == 0 && is_capital(text.ptr[at])));
            if (plain) folded[length] = (char)(text.ptr[at] | 0x20);
        }
        if (plain && at - begin >= WORD_LEAST) count_word(s, tongues, (ntr_str){folded, at - begin});
    }
}

/* Counts the words of `span`, leaving out the quotations in it when it is the frame around them. */
static void count_passage(const ntr_segmenter *s, ntr_tongues *tongues, ntr_span span, bool frame) {
    const ntr_passages *passages = &s->passages;
    for (uint32_t i = frame ? quotation_from(passages, span.begin) : passages->quotations.count;
         i < passages->quotations.count && passages->quotations.items[i].begin < span.end; i++) {
        const ntr_span quotation = passages->quotations.items[i];
        if (quotation.begin > span.begin) count_words(s, tongues, (ntr_span){span.begin, quotation.begin});
        span.begin = quotation.end;
    }
    if (span.begin < span.end) count_words(s, tongues, span);
}

/* Another language than the document's needs two function words, and more than twice as many. */
static ntr_lang weigh(const ntr_segmenter *s, const ntr_tongues *tongues) {
    const ntr_lang own = s->document->lang;
    const ntr_tongue *best = ntr_tongues_best(tongues);
    return best && best->words > 2 * ntr_tongues_words(tongues, own) ? best->lang : own;
}

/* --- the language at a place -------------------------------------------------------------------------------------- */

/* The passage that holds byte `at`; `*frame` when it is what stands around the quotations. */
static ntr_span passage_at(const ntr_segmenter *s, uint32_t at, bool *frame) {
    const ntr_passages *passages = &s->passages;
    const uint32_t i = quotation_from(passages, at);
    *frame = i == passages->quotations.count || passages->quotations.items[i].begin > at;
    return *frame ? s->block : passages->quotations.items[i];
}

static uint32_t to_character(ntr_str text, uint32_t at, uint32_t least) {
    while (at > least && at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at--;
    return at;
}

/* `span` with `around` bytes more on both sides, within `passage`. */
static ntr_span widen(const ntr_segmenter *s, ntr_span span, ntr_span passage, uint32_t around) {
    const uint32_t begin = span.begin > passage.begin + around ? span.begin - around : passage.begin;
    const uint32_t end = span.end < passage.end && passage.end - span.end > around ? span.end + around : passage.end;
    return (ntr_span){to_character(s->text, begin, passage.begin), to_character(s->text, end, begin)};
}

/* The stretch around `at`, read unless it was the last one of its kind. */
static ntr_stretch *stretch_at(ntr_segmenter *s, uint32_t at) {
    bool frame;
    const ntr_span passage = passage_at(s, at, &frame);
    ntr_stretch *stretch = frame ? &s->passages.frame : &s->passages.inside;
    if (stretch->span.begin <= at && at < stretch->span.end) return stretch;
    const uint32_t begin = passage.begin + (at - passage.begin) / CORE * CORE;
    const ntr_span span = {begin, passage.end - begin > CORE ? begin + CORE : passage.end};
    ntr_tongues tongues = {.count = 0};
    count_passage(s, &tongues, widen(s, span, passage, AROUND), frame);
    *stretch = (ntr_stretch){span, weigh(s, &tongues), ntr_lang_from(NULL)};
    return stretch;
}

/* Another script shows by its letters; Cyrillic ones that several languages have are taken for Russian. */
static ntr_lang script_language(const ntr_segmenter *s, ntr_stretch *stretch, int32_t letter) {
    if (!ntr_lang_is(stretch->other, "und")) return stretch->other;
    const ntr_span span = widen(s, stretch->span, s->block, 0);
    const ntr_lang lang = ntr_script_language(ntr_document_slice(s->document, span));
    const bool cyrillic = strcmp(ntr_char_script(letter), "Cyrl") == 0;
    return stretch->other = ntr_lang_is(lang, "und") && cyrillic ? ntr_lang_from("ru") : lang;
}

ntr_status ntr_passage_language(ntr_lang *out, ntr_segmenter *s, uint32_t at, ntr_error *err) {
    if (!s->passages.listed) NTR_TRY(list_quotations(s, err));
    ntr_stretch *stretch = stretch_at(s, at);
    size_t offset = at;
    const int32_t before = at > s->block.begin ? ntr_utf8_previous(s->text, &offset) : -1;
    const bool latin =
        before < LATIN_END || !ntr_char_is_letter(before) || strcmp(ntr_char_script(before), "Latn") == 0;
    *out = latin ? stretch->latin : script_language(s, stretch, before);
    return NTR_OK;
}

bool ntr_segmenter_is_function(const ntr_segmenter *s, ntr_lang lang, ntr_str folded) {
    const ntr_lexicon *lexicon = s->workspace->lexicon;
    if (ntr_lang_is(lang, "nl")) return ntr_lexicon_is_function(lexicon, folded, NULL);
    const ntr_table *table = &lexicon->words[NTR_WORDS_FOREIGN];
    const uint32_t row = ntr_table_find(table, folded);
    return row != NTR_MAP_NONE && ntr_cell_holds(ntr_table_cell(table, row, 1), lang.code);
}
