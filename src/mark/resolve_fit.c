/* Fits English to its place: capitals where the Dutch has them by position, and American spelling. */
#include "base/arena.h"
#include "ext/unicode.h"
#include "lang/american.h"
#include "lang/scan.h"
#include "mark/resolve.h"

enum { TITLE_KIND = 2 }; /* column of words/titles.tsv */

typedef struct fitter {
    ntr_document *document;
    ntr_workspace *workspace;
    uint32_t segment; /* the one at hand; annotations come in order */
    uint32_t known;   /* the segment that `capitals` speaks of, plus one; 0 when none */
    bool capitals;    /* all its letters are capitals, two at least: a heading */
    ntr_buffer respelt;
} fitter;

static bool only_capitals(ntr_str text) {
    unsigned count = 0;
    for (size_t i = 0; i < text.len;) {
        const int32_t c = ntr_utf8_next(text, &i);
        if (ntr_char_is_lower(c)) return false;
        count += ntr_char_is_upper(c);
    }
    return count >= 2;
}

static const ntr_segment *segment_of(fitter *f, const ntr_annot *annot) {
    const ntr_document *document = f->document;
    while (f->segment < document->segments.count && document->segments.items[f->segment].span.end <= annot->span.begin)
        f->segment++;
    if (f->segment == document->segments.count) return NULL;
    const ntr_segment *segment = &document->segments.items[f->segment];
    if (f->known != f->segment + 1) {
        f->capitals = only_capitals(ntr_document_slice(document, segment->span));
        f->known = f->segment + 1;
    }
    return ntr_span_contains(segment->span, annot->span) ? segment : NULL;
}

/* ARBEIDSMIGRANTEN in a heading or for stress; not OM, which is an abbreviation of its own, unless all is in capitals.
 */
static bool wants_upper(const fitter *f, const ntr_annot *annot, ntr_str source) {
    if (!only_capitals(source)) return false;
    return f->capitals || (annot->lemma.len > 0 && ntr_case_of(annot->lemma) != NTR_CASE_UPPER);
}

/* Arbeidsmigranten at the start of a sentence, where the capital says nothing. */
static bool wants_capital(ntr_str text, size_t offset) {
    size_t at = offset;
    return ntr_char_is_upper(ntr_utf8_next(text, &at)) && ntr_scan_begins_sentence(text, offset);
}

/* --- titles ------------------------------------------------------------------------------------------------------- */

/* Whether `annot` is a title (not a profession, which stays small) right before the person that comes `next`. */
static bool is_title_of(const fitter *f, const ntr_annot *annot, const ntr_annot *next) {
    const ntr_document *document = f->document;
    const uint32_t end = annot->span.end;
    if (!next || next->kind != NTR_NAME || next->as.name != NTR_NAME_PERSON || next->span.begin != end + 1)
        return false;
    if (document->text.ptr[end] != ' ' || !annot->lemma.ptr) return false;
    const ntr_table *titles = &f->workspace->lexicon->words[NTR_WORDS_TITLES];
    const ntr_str folded = ntr_fold(document->arena, annot->lemma);
    const uint32_t link = folded.ptr ? ntr_table_first(titles, folded) : NTR_MAP_NONE;
    if (link == NTR_MAP_NONE) return false;
    const ntr_str kind = ntr_table_cell(titles, ntr_table_row(titles, link), TITLE_KIND);
    return ntr_str_equal(kind, NTR_STR("title")) || ntr_str_equal(kind, NTR_STR("rank"));
}

/* prime minister → Prime Minister, minister of state → Minister of State. */
static ntr_str title_case(ntr_arena *arena, ntr_str text) {
    char *out = ntr_arena_alloc(arena, text.len);
    if (!out) return NTR_STR_NONE;
    memcpy(out, text.ptr, text.len);
    for (size_t i = 0; i < text.len; i++) {
        const ntr_str rest = ntr_str_slice(text, i, text.len);
        const bool small = rest.len > 3 && (memcmp(rest.ptr, "of ", 3) == 0 || memcmp(rest.ptr, "to ", 3) == 0);
        const bool begins = i == 0 || text.ptr[i - 1] == ' ' || text.ptr[i - 1] == '-';
        if (begins && !small && out[i] >= 'a' && out[i] <= 'z') out[i] = (char)(out[i] - 'a' + 'A');
    }
    return (ntr_str){out, text.len};
}

static ntr_str in_place(const fitter *f, const ntr_annot *annot, const ntr_annot *next, const ntr_segment *segment) {
    ntr_arena *arena = f->document->arena;
    const ntr_str text = ntr_document_slice(f->document, segment->span);
    if (wants_upper(f, annot, ntr_document_slice(f->document, annot->span))) return ntr_upper(arena, annot->target);
    if (annot->kind == NTR_TERM && is_title_of(f, annot, next)) return title_case(arena, annot->target);
    if (wants_capital(text, annot->span.begin - segment->span.begin)) return ntr_capitalise(arena, annot->target);
    return annot->target;
}

/* `.ptr` NULL stays so. */
static bool respell(fitter *f, ntr_str *text) {
    if (!text->ptr) return true;
    ntr_buffer_clear(&f->respelt);
    if (!ntr_american_append(&f->respelt, f->workspace->lexicon, f->document->arena, *text) || f->respelt.failed)
        return false;
    if (ntr_str_equal(ntr_buffer_str(&f->respelt), *text)) return true;
    *text = ntr_arena_copy(f->document->arena, ntr_buffer_str(&f->respelt));
    return text->ptr != NULL;
}

/* `next`: the first annotation behind it, or NULL. */
static bool fit(fitter *f, ntr_annot *annot, const ntr_annot *next) {
    const bool american = ntr_options_american(f->workspace->options);
    if (american && annot->kind == NTR_TERM && !(respell(f, &annot->target) && respell(f, &annot->base))) return false;
    const ntr_segment *segment = annot->target.ptr ? segment_of(f, annot) : NULL;
    if (!segment || annot->kind == NTR_PROTECTED || annot->in_compound) return true;
    const ntr_str fitted = in_place(f, annot, next, segment);
    if (!fitted.ptr) return false;
    if (ntr_str_equal(fitted, annot->target)) return true;
    if (!annot->base.ptr && annot->kind != NTR_QUANTITY) annot->base = annot->target;
    annot->target = fitted;
    return true;
}

/* The first annotation that begins where the one at `index` ends, or later; those inside it are few. */
static const ntr_annot *behind(const ntr_document *document, uint32_t index) {
    const ntr_annot *items = document->annots.items;
    for (uint32_t i = index + 1; i < document->annots.count; i++)
        if (items[i].span.begin >= items[index].span.end) return &items[i];
    return NULL;
}

ntr_status resolve_fit_english(ntr_document *document, ntr_workspace *workspace, ntr_error *err) {
    fitter f = {.document = document, .workspace = workspace};
    bool good = true;
    for (uint32_t i = 0; good && i < document->annots.count; i++)
        good = fit(&f, &document->annots.items[i], behind(document, i));
    ntr_buffer_dispose(&f.respelt);
    return good ? NTR_OK : ntr_error_memory(err);
}
