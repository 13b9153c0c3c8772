/* FreeDict dictionaries in dictd's format, as Debian's dict-freedict-nld-eng and -eng-nld install them:
 *     headword /pronunciation/
 *     1. translation, translation
 *     2. translation
 * The conversion that made them has lost things, which are put right here: the ĳ is one letter, hyphens are U+2010, and
 * English of several words is run together (takein, warofaggression). */
#include "align/lexicon.h"
#include "ext/unicode.h"

typedef struct dictionary {
    ntr_align_lexicon *lexicon;
    ntr_str rest;
    ntr_str head;
    bool reversed;
    ntr_buffer text;
} dictionary;

static ntr_str next_line(ntr_str *rest) {
    const char *end = memchr(rest->ptr, '\n', rest->len);
    const size_t length = end ? (size_t)(end - rest->ptr) : rest->len;
    const ntr_str line = {rest->ptr, length};
    *rest = ntr_str_slice(*rest, length + (end != NULL), rest->len);
    return line;
}

static ntr_str trim(ntr_str text) {
    while (text.len && strchr(" \t\r-", text.ptr[0])) text = ntr_str_slice(text, 1, text.len);
    while (text.len && strchr(" \t\r-", text.ptr[text.len - 1])) text.len--;
    return text;
}

/* The letters as Dutch and English spell them today, without what stands in brackets. */
static ntr_str repair(ntr_buffer *out, ntr_str text) {
    ntr_buffer_clear(out);
    unsigned depth = 0;
    for (size_t at = 0; at < text.len;) {
        const int32_t c = ntr_utf8_next(text, &at);
        if (c == '(') depth++;
        if (depth == 0) {
            if (c == 0x133 || c == 0x132) {
                ntr_buffer_append(out, c == 0x133 ? NTR_STR("ij") : NTR_STR("IJ"));
            } else if (c == 0x2010) {
                ntr_buffer_append_char(out, '-');
            } else if (c != 0x2D8) {
                ntr_utf8_append(out, c);
            }
        }
        if (c == ')' && depth > 0) depth--;
    }
    return trim(ntr_buffer_str(out));
}

/* Without the particle that marks a verb or a noun: to walk, the sea. */
static ntr_str without_article(ntr_str english) {
    static const char *const articles[] = {"to ", "the ", "a ", "an "};
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++) {
        const size_t length = strlen(articles[i]);
        if (english.len > length && memcmp(english.ptr, articles[i], length) == 0)
            return ntr_str_slice(english, length, english.len);
    }
    return english;
}

static ntr_status add_translation(dictionary *d, ntr_str text, ntr_error *err) {
    const ntr_str repaired = repair(&d->text, text);
    NTR_TRY(ntr_buffer_check(&d->text, err));
    if (repaired.len == 0 || d->head.len == 0) return NTR_OK;
    const ntr_str dutch = d->reversed ? repaired : d->head, english = d->reversed ? d->head : repaired;
    return ntr_align_lexicon_add(d->lexicon, dutch, without_article(english), err);
}

/* "1. attack, fit" */
static ntr_status read_translations(dictionary *d, ntr_str line, ntr_error *err) {
    size_t begin = 0;
    while (begin < line.len && line.ptr[begin] >= '0' && line.ptr[begin] <= '9') begin++;
    if (begin < line.len && line.ptr[begin] == '.') begin++;
    for (size_t end; begin < line.len; begin = end + 1) {
        for (end = begin; end < line.len && line.ptr[end] != ',' && line.ptr[end] != ';'; end++) {
        }
        NTR_TRY(add_translation(d, ntr_str_slice(line, begin, end), err));
    }
    return NTR_OK;
}

/* "aanval /anvɑl/": the part before the pronunciation; empty when the line is no head. */
static ntr_str head_of(ntr_str line) {
    if (line.len < 4 || line.ptr[line.len - 1] != '/' || line.ptr[0] == ' ') return NTR_STR_NONE;
    for (size_t i = 1; i + 2 < line.len; i++)
        if (line.ptr[i] == ' ' && line.ptr[i + 1] == '/') return ntr_str_slice(line, 0, i);
    return NTR_STR_NONE;
}

static ntr_status read_line(dictionary *d, ntr_str line, ntr_error *err) {
    const ntr_str head = head_of(line);
    if (head.len == 0) return read_translations(d, line, err);
    const ntr_str repaired = repair(&d->text, head);
    NTR_TRY(ntr_buffer_check(&d->text, err));
    d->head = ntr_arena_copy(d->lexicon->arena, repaired);
    return d->head.ptr ? NTR_OK : ntr_error_memory(err);
}

ntr_status ntr_align_lexicon_read(ntr_align_lexicon *lexicon, ntr_str dictionary_text, bool reversed, ntr_error *err) {
    NTR_TRY(ntr_utf8_check(dictionary_text, err));
    dictionary d = {.lexicon = lexicon, .rest = dictionary_text, .reversed = reversed};
    ntr_status status = NTR_OK;
    while (d.rest.len > 0 && status == NTR_OK) status = read_line(&d, next_line(&d.rest), err);
    ntr_buffer_dispose(&d.text);
    return status;
}
