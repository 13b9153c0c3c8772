#include "lang/law.h"

#include "ext/unicode.h"
#include "lang/numeral.h"

enum { LAW_SHORT = 0, LAW_DUTCH = 1, LAW_ENGLISH = 2, NUMBER_BYTES = 16, POINT_BYTES = 3 };

static const ntr_table *laws_of(const ntr_scan *scan) {
    return &scan->lexicon->words[NTR_WORDS_LAWS];
}

static bool is_digit(const ntr_scan *scan, size_t at) {
    return at < scan->text.len && scan->text.ptr[at] >= '0' && scan->text.ptr[at] <= '9';
}

static bool is_lower_letter(const ntr_scan *scan, size_t at) {
    return at < scan->text.len && scan->text.ptr[at] >= 'a' && scan->text.ptr[at] <= 'z';
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

/* 8, 6:162, 2.2.6, 36e, 7:658a, 57bis: digits, parts after : or ., and letters at the end. */
static bool scan_number(ntr_str *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (!is_digit(scan, begin)) return false;
    size_t at = begin;
    while (is_digit(scan, at) ||
           (at > begin && at + 1 < scan->text.len && strchr(".:", scan->text.ptr[at]) && is_digit(scan, at + 1)))
        at++;
    while (is_lower_letter(scan, at)) at++;
    scan->at = at;
    *out = ntr_scan_slice(scan, begin);
    return (at - begin <= NUMBER_BYTES && ntr_scan_ends_free(scan, at)) || ntr_scan_fail(scan, begin);
}

/* Whether the word at hand names the law by its short form, so that "3 en 4 BW" and not "en" + "4 BW" is read. */
static bool scan_joint(ntr_str *joint, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_str en = NTR_STR("");
    if (ntr_scan_literal(scan, "-") || ntr_scan_literal(scan, "\xE2\x80\x93")) {
        *joint = NTR_STR(" to ");
        return true;
    }
    if (ntr_scan_literal(scan, ",")) {
        *joint = NTR_STR(", ");
        return ntr_scan_space(scan) || ntr_scan_fail(scan, begin);
    }
    if (!ntr_scan_space(scan)) return false;
    if (ntr_scan_cue(scan, NTR_CUE_TO, &en))
        *joint = NTR_STR(" to ");
    else if (ntr_scan_cue(scan, NTR_CUE_PAIR, &en))
        *joint = ntr_str_equal(en, NTR_STR("or")) ? NTR_STR(" or ") : NTR_STR(" and ");
    else if (ntr_scan_cue(scan, NTR_CUE_WITH, &en))
        *joint = NTR_STR(" in conjunction with ");
    else
        return ntr_scan_fail(scan, begin);
    return ntr_scan_space(scan) || ntr_scan_fail(scan, begin);
}

/* --- paragraphs and points ---------------------------------------------------------------------------------------- */

/* A comma may stand before each of these: art. 11, lid 3; artikel 3, eerste lid, onder a. */
static bool scan_gap(ntr_scan *scan) {
    const size_t begin = scan->at;
    (void)ntr_scan_literal(scan, ",");
    return ntr_scan_space(scan) || ntr_scan_fail(scan, begin);
}

static bool add_paragraph(ntr_article *article, ntr_str paragraph) {
    if (article->paragraph_count == NTR_PARAGRAPH_LIMIT) return false;
    article->paragraphs[article->paragraph_count++] = paragraph;
    return true;
}

/* "lid 2", "leden 2 en 3". */
static bool scan_counted(ntr_article *article, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_str number;
    if (!ntr_scan_cue(scan, NTR_CUE_PARAGRAPH, NULL) || !ntr_scan_space(scan) || !scan_number(&number, scan))
        return ntr_scan_fail(scan, begin);
    (void)add_paragraph(article, number);
    for (size_t behind = scan->at; scan_joint(&article->paragraph_joint, scan); behind = scan->at) {
        if (scan_number(&number, scan) && add_paragraph(article, number)) continue;
        scan->at = behind;
        break;
    }
    return true;
}

/* "eerste lid", "tweede lid". The digits are kept in the scan's scratch memory. */
static bool scan_ordinal(ntr_article *article, ntr_scan *scan) {
    const size_t begin = scan->at;
    ntr_number number;
    if (!ntr_numeral_read_ordinal(&number, scan) || !ntr_scan_space(scan) ||
        !ntr_scan_cue(scan, NTR_CUE_PARAGRAPH, NULL) || !ntr_scan_ends_free(scan, scan->at))
        return ntr_scan_fail(scan, begin);
    const ntr_str digits = ntr_arena_copy(scan->scratch, (ntr_str){number.digits, number.count});
    scan->failed = scan->failed || !digits.ptr;
    return add_paragraph(article, digits);
}

static void scan_paragraphs(ntr_article *article, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (!scan_gap(scan) || !(scan_counted(article, scan) || scan_ordinal(article, scan))) scan->at = begin;
}

/* "onder a", "sub 2°", "aanhef en onder f". */
static void scan_point(ntr_article *article, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (!scan_gap(scan)) return;
    const size_t cue = scan->at;
    if (!ntr_scan_cue(scan, NTR_CUE_POINT, NULL) || !ntr_scan_space(scan)) {
        scan->at = begin;
        return;
    }
    article->opening = scan->text.ptr[cue] == 'a';
    const size_t point = scan->at;
    while (is_lower_letter(scan, scan->at) || is_digit(scan, scan->at)) scan->at++;
    article->point = ntr_scan_slice(scan, point);
    if (article->point.len >= 1 && article->point.len <= POINT_BYTES && ntr_scan_ends_free(scan, scan->at)) return;
    article->point = NTR_STR("");
    scan->at = begin;
}

/* --- the law ------------------------------------------------------------------------------------------------------ */

static size_t word_bytes(ntr_str text, size_t at) {
    const size_t begin = at;
    while (at < text.len && !strchr(" \t\r\n", text.ptr[at])) at++;
    return at - begin;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The bytes of the text at hand that spell `name`, any white space for a space, and its first letter large or small; 0
 * where they do not. */
static size_t match_name(const ntr_scan *scan, ntr_str name) {
    ntr_scan at = *scan;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == ' ' ? !ntr_scan_space(&at) : at.at >= at.text.len) return 0;
        if (name.ptr[i] == ' ') continue;
        const char have = at.text.ptr[at.at++];
        if (have != name.ptr[i] && (i > 0 || lower(have) != lower(name.ptr[i]))) return 0;
    }
    return ntr_scan_ends_free(scan, at.at) ? at.at - scan->at : 0;
}

/* Laws are under a hundred and references to them few, so all names are tried. */
static bool scan_full_name(uint32_t *law, ntr_scan *scan) {
    const ntr_table *laws = laws_of(scan);
    size_t longest = 0;
    if (word_bytes(scan->text, scan->at) == 0) return false;
    for (uint32_t row = 0; row < ntr_table_rows(laws); row++) {
        const size_t length = match_name(scan, ntr_table_cell(laws, row, LAW_DUTCH));
        if (length <= longest) continue;
        longest = length;
        *law = row;
    }
    scan->at += longest;
    return longest > 0;
}

static void scan_law(ntr_law_reference *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    if (!scan_gap(scan)) return;
    if (ntr_scan_cue(scan, NTR_CUE_OF_THE, NULL) && !ntr_scan_space(scan)) {
        scan->at = begin;
        return;
    }
    const size_t name = scan->at;
    if (scan_full_name(&out->law, scan)) {
        out->spelled_out = true;
        return;
    }
    out->law = ntr_scan_phrase(scan, laws_of(scan));
    if (out->law != NTR_MAP_NONE && ntr_scan_ends_free(scan, scan->at) && scan->at > name) return;
    out->law = NTR_MAP_NONE;
    scan->at = begin;
}

/* --- the reference ------------------------------------------------------------------------------------------------ */

static bool scan_article(ntr_law_reference *out, ntr_scan *scan, ntr_str joint) {
    if (out->count == NTR_ARTICLE_LIMIT) return false;
    ntr_article article = {.joint = joint, .paragraph_joint = NTR_STR(""), .point = NTR_STR("")};
    if (!scan_number(&article.number, scan)) return false;
    scan_paragraphs(&article, scan);
    scan_point(&article, scan);
    out->articles[out->count++] = article;
    return true;
}

bool ntr_law_read(ntr_law_reference *out, ntr_scan *scan) {
    const size_t begin = scan->at;
    *out = (ntr_law_reference){.law = NTR_MAP_NONE};
    if (!ntr_scan_cue(scan, NTR_CUE_ARTICLE, NULL)) return false;
    ntr_scan_space(scan);
    if (!scan_article(out, scan, NTR_STR(""))) return ntr_scan_fail(scan, begin);
    ntr_str joint;
    for (size_t behind = scan->at; scan_joint(&joint, scan); behind = scan->at) {
        const bool again = ntr_scan_cue(scan, NTR_CUE_ARTICLE, NULL);
        if (again) ntr_scan_space(scan);
        /* "art. 3, art. 5 BW": two references */
        if (!(again && joint.len == 2) && scan_article(out, scan, joint)) continue;
        scan->at = behind;
        break;
    }
    scan_law(out, scan);
    return true;
}

/* --- English ------------------------------------------------------------------------------------------------------ */

static void print_article(ntr_buffer *out, const ntr_article *article) {
    ntr_buffer_append(out, article->number);
    for (uint32_t i = 0; i < article->paragraph_count; i++) {
        if (i > 0) ntr_buffer_append(out, article->paragraph_joint);
        ntr_buffer_printf(out, "(%.*s)", NTR_FMT(article->paragraphs[i]));
    }
    if (article->point.len == 0) return;
    if (article->opening) ntr_buffer_append(out, NTR_STR(", opening words and "));
    ntr_buffer_printf(out, "(%.*s)", NTR_FMT(article->point));
}

/* European Convention on Human Rights (ECHR): who writes EVRM in Dutch writes ECHR in English. */
static ntr_str short_name(ntr_str name) {
    const char *open = memchr(name.ptr, '(', name.len);
    if (!open || name.ptr[name.len - 1] != ')') return name;
    const size_t begin = (size_t)(open - name.ptr) + 1;
    return ntr_str_slice(name, begin, name.len - 1);
}

static ntr_str long_name(ntr_str name) {
    const char *open = memchr(name.ptr, '(', name.len);
    return open && open > name.ptr && name.ptr[name.len - 1] == ')' ?
               ntr_str_slice(name, 0, (size_t)(open - name.ptr) - 1) :
               name;
}

/* "Wet openbaarheid van bestuur" has brackets inside its English name; only an abbreviation stands at its end. "BW" is
 * Dutch; a "Burgerlijk Wetboek" may be Belgian too, and is then only the Civil Code. */
static ntr_str law_name(const ntr_law_reference *reference, const ntr_lexicon *lexicon) {
    const ntr_str name = ntr_table_cell(&lexicon->words[NTR_WORDS_LAWS], reference->law, LAW_ENGLISH);
    if (!reference->spelled_out) return short_name(name);
    const ntr_str full = long_name(name), dutch = NTR_STR("Dutch ");
    const bool named = full.len > dutch.len && memcmp(full.ptr, dutch.ptr, dutch.len) == 0;
    return named ? ntr_str_slice(full, dutch.len, full.len) : full;
}

void ntr_law_print(ntr_buffer *out, const ntr_law_reference *reference, const ntr_lexicon *lexicon) {
    bool comma = false;
    for (uint32_t i = 0; i < reference->count; i++) {
        const ntr_article *article = &reference->articles[i];
        const bool with = article->joint.len > 5; /* in conjunction with */
        if (i == 0)
            ntr_buffer_append(out, reference->count > 1 && reference->articles[1].joint.len <= 5 ?
                                       NTR_STR("Articles ") :
                                       NTR_STR("Article "));
        ntr_buffer_append(out, article->joint);
        if (with) ntr_buffer_append(out, NTR_STR("Article "));
        print_article(out, article);
        comma = article->opening;
    }
    if (reference->law != NTR_MAP_NONE)
        ntr_buffer_printf(out, "%s of the %.*s", comma ? "," : "", NTR_FMT(law_name(reference, lexicon)));
}

void ntr_law_print_value(ntr_buffer *out, const ntr_law_reference *reference, const ntr_lexicon *lexicon) {
    for (uint32_t i = 0; i < reference->count; i++) {
        if (i > 0) ntr_buffer_append_char(out, ';');
        print_article(out, &reference->articles[i]);
    }
    if (reference->law != NTR_MAP_NONE)
        ntr_buffer_printf(out, " %.*s",
                          NTR_FMT(ntr_table_cell(&lexicon->words[NTR_WORDS_LAWS], reference->law, LAW_ENGLISH)));
}
