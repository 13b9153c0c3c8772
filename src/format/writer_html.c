/* The review page of a bitext: one HTML file with all it needs in it, that can be read without its script. */
#include "base/arena.h"
#include "format/formats.h"
#include "format/page.h"
#include "format/page_describe.h"
#include "format/page_target.h"
#include "format/remarks.h"

typedef struct page_writer {
    ntr_buffer *out;
    const ntr_bitext *bitext;
    const ntr_write_options *options;
    size_t next_finding;
    ntr_remarks remarks;
    page_marks marks; /* of the text at hand */
} page_writer;

/* The findings on one unit. */
typedef struct finding_run {
    const ntr_remark_on_unit *items;
    size_t count;
} finding_run;

static finding_run take_findings(page_writer *self, uint32_t unit) {
    const ntr_write_options *options = self->options;
    const size_t first = self->next_finding;
    while (self->next_finding < options->finding_count && options->findings[self->next_finding].unit == unit)
        self->next_finding++;
    const size_t count = self->next_finding - first;
    return (finding_run){count ? options->findings + first : NULL, count};
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

/* Whether it would only repeat what is marked around it: migrant in arbeidsmigrant, a whole unit that is foreign. */
static bool is_shown(const ntr_unit *unit, uint32_t index) {
    const ntr_annot *annot = &unit->annots[index];
    if (annot->kind == NTR_PROTECTED && annot->as.protected_as == NTR_PROTECTED_FOREIGN) return unit->translate;
    if (annot->kind != NTR_TERM || !annot->in_compound || index == 0) return true;
    const ntr_annot *before = &unit->annots[index - 1];
    return before->kind != NTR_TERM || !ntr_span_contains(before->span, annot->span);
}

/* `rest`: the part that stands apart (aan of valt … aan). */
static void mark_annot(page_marks *marks, const ntr_unit *unit, const ntr_annot *annot, bool rest) {
    ntr_buffer *tag = &marks->tags;
    const ntr_str nl = ntr_unit_text(unit, annot), en = ntr_annot_english(annot, nl);
    page_marks_add(marks, rest ? annot->second : annot->span);
    ntr_buffer_printf(tag, "<mark class=\"%s%s\" tabindex=\"0\"", page_class(unit, annot), rest ? " rest" : "");
    if (annot->kind == NTR_TERM ? annot->target.ptr != NULL : !ntr_str_equal(nl, en))
        page_attribute(tag, "data-en", en);
    ntr_buffer_append(tag, NTR_STR(" aria-description=\""));
    page_describe(tag, unit, annot);
    ntr_buffer_append(tag, NTR_STR("\">"));
}

static void mark_source(page_marks *marks, const ntr_unit *unit) {
    page_marks_clear(marks);
    for (uint32_t i = 0; i < unit->note_count; i++) {
        if (!page_is_warning(&unit->notes[i]) || ntr_span_length(unit->notes[i].span) == 0) continue;
        page_marks_add(marks, unit->notes[i].span);
        ntr_buffer_append(&marks->tags, NTR_STR("<mark class=\"avoid\" tabindex=\"0\" aria-description=\""));
        page_describe_note(&marks->tags, &unit->notes[i]);
        ntr_buffer_append(&marks->tags, NTR_STR("\">"));
    }
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        const ntr_annot *annot = &unit->annots[i];
        if (!is_shown(unit, i)) continue;
        mark_annot(marks, unit, annot, false);
        if (ntr_span_length(annot->second)) mark_annot(marks, unit, annot, true);
    }
}

static void mark_target(page_marks *marks, const ntr_unit *unit, finding_run findings) {
    page_marks_clear(marks);
    for (size_t i = 0; i < findings.count; i++) {
        const ntr_remark_on_unit *finding = &findings.items[i];
        if (ntr_span_length(finding->target) == 0) continue;
        page_marks_add(marks, finding->target);
        ntr_buffer_printf(&marks->tags, "<mark class=\"found %s\" tabindex=\"0\" aria-description=\"%s: ",
                          ntr_severity_word(finding->severity), ntr_severity_word(finding->severity));
        page_value(&marks->tags, finding->text);
        ntr_buffer_append(&marks->tags, NTR_STR("\">"));
    }
    if (unit->target.len) page_mark_target(marks, unit);
}

/* --- a row -------------------------------------------------------------------------------------------------------- */

static void write_flags(ntr_buffer *out, const ntr_unit *unit, finding_run findings) {
    bool changed = false, unsure = false, avoid = false;
    for (uint32_t i = 0; i < unit->annot_count; i++) {
        changed = changed || page_is_changed_name(unit, &unit->annots[i]);
        unsure = unsure || page_is_unsure(&unit->annots[i]);
        avoid = avoid || ntr_annot_is_discouraged(&unit->annots[i]);
    }
    for (uint32_t i = 0; i < unit->note_count; i++) avoid = avoid || page_is_warning(&unit->notes[i]);
    ntr_buffer_printf(out, " data-f=\"%s%s%s%s%s\"", changed ? "changed " : "", unsure ? "unsure " : "",
                      avoid ? "avoid " : "", findings.count ? "found " : "", unit->match_count ? "match " : "");
}

static void write_head(page_writer *self, const ntr_unit *unit, uint32_t number, finding_run findings) {
    ntr_buffer *out = self->out;
    ntr_buffer_printf(out, "<div role=\"row\" class=\"row\" id=\"r%u\"", (unsigned)number);
    page_attribute(out, "data-id", unit->id);
    ntr_buffer_printf(out, " data-s=\"%s\"", ntr_state_word(unit->state));
    if (unit->block != NTR_PARAGRAPH) ntr_buffer_printf(out, " data-b=\"%s\"", ntr_block_kind_word(unit->block));
    if (!unit->translate) ntr_buffer_append(out, NTR_STR(" data-stays"));
    if (unit->pretranslated) ntr_buffer_printf(out, " data-p=\"%u\"", unit->pretranslated);
    if (number == 0 || unit[-1].para != unit->para) ntr_buffer_append(out, NTR_STR(" data-first"));
    page_attribute(out, "data-l", ntr_str_from(unit->lang.code));
    write_flags(out, unit, findings);
    ntr_buffer_printf(out, ">\n<div role=\"rowheader\" class=\"no\"><a href=\"#r%u\">", (unsigned)number);
    page_value(out, unit->id);
    ntr_buffer_printf(out, "</a> <span class=\"st\">%s</span></div>\n",
                      unit->translate ? ntr_state_word(unit->state) : "stays");
}

/* A heading is one, level 2; everything else a paragraph. */
static void write_text(page_writer *self, const ntr_unit *unit, ntr_str text, ntr_codes codes, const char *lang) {
    const char *tag = unit->block == NTR_HEADING ? "h2" : "p";
    ntr_buffer_printf(self->out, "<%s class=\"t\"", tag);
    page_attribute(self->out, "lang", ntr_str_from(lang));
    ntr_buffer_printf(self->out, " dir=\"auto\"%s>", text.ptr ? "" : " data-none");
    page_marked_text(self->out, text, codes, &self->marks);
    ntr_buffer_printf(self->out, "</%s>", tag);
}

static void write_findings(ntr_buffer *out, finding_run findings) {
    if (findings.count == 0) return;
    ntr_buffer_append(out, NTR_STR("\n<ul class=\"findings\">"));
    for (size_t i = 0; i < findings.count; i++) {
        const ntr_remark_on_unit *finding = &findings.items[i];
        const char *word = ntr_severity_word(finding->severity);
        ntr_buffer_printf(out, "<li class=\"%s\"", word);
        page_attribute(out, "data-code", ntr_str_from(finding->code));
        ntr_buffer_printf(out, "><b>%s</b> ", word);
        page_text(out, finding->text);
        ntr_buffer_append(out, NTR_STR(" <code>"));
        page_text(out, ntr_str_from(finding->code));
        ntr_buffer_append(out, NTR_STR("</code></li>"));
    }
    ntr_buffer_append(out, NTR_STR("</ul>"));
}

/* All that other formats have in notes; those on marks are shown when the reader asks why. */
static void write_notes(page_writer *self, const ntr_unit *unit) {
    ntr_remark remark;
    bool open = false;
    for (ntr_remarks_start(&self->remarks, unit); ntr_remarks_next(&self->remarks, &remark); open = true) {
        if (!open) ntr_buffer_append(self->out, NTR_STR("\n<ul class=\"notes\">"));
        ntr_buffer_printf(self->out, "<li data-c=\"%s\">", remark.category);
        page_text(self->out, remark.text);
        ntr_buffer_append(self->out, NTR_STR("</li>"));
    }
    if (open) ntr_buffer_append(self->out, NTR_STR("</ul>"));
}

static void write_match(page_writer *self, const ntr_match *match) {
    ntr_buffer *out = self->out;
    page_marks_clear(&self->marks);
    ntr_buffer_printf(out, "<li data-score=\"%u\"", match->score);
    page_attribute(out, "data-origin", match->origin);
    page_attribute(out, "data-replaced", match->replaced);
    ntr_buffer_printf(out, "><b>%u %%</b> <span class=\"dutch\" lang=\"nl\" dir=\"auto\">", match->score);
    page_marked_text(out, match->source, match->source_codes, &self->marks);
    ntr_buffer_append(out, NTR_STR("</span> <span class=\"english\" lang=\"en\" dir=\"auto\">"));
    page_marked_text(out, match->target, match->target_codes, &self->marks);
    ntr_buffer_append(out, NTR_STR("</span></li>"));
}

static void write_matches(page_writer *self, const ntr_unit *unit) {
    if (unit->match_count == 0) return;
    ntr_buffer_append(self->out, NTR_STR("\n<ul class=\"matches\">"));
    for (uint32_t i = 0; i < unit->match_count; i++) write_match(self, &unit->matches[i]);
    ntr_buffer_append(self->out, NTR_STR("</ul>"));
}

static void write_row(page_writer *self, uint32_t number) {
    const ntr_unit *unit = &self->bitext->units.items[number];
    const finding_run findings = take_findings(self, number);
    page_begin_row(self->out, number);
    write_head(self, unit, number, findings);
    ntr_buffer_append(self->out, NTR_STR("<div role=\"cell\" class=\"nl\">"));
    mark_source(&self->marks, unit);
    write_text(self, unit, unit->source, unit->source_codes, unit->lang.code[0] ? unit->lang.code : "nl");
    write_notes(self, unit);
    ntr_buffer_append(self->out, NTR_STR("</div>\n<div role=\"cell\" class=\"en\">"));
    mark_target(&self->marks, unit, findings);
    write_text(self, unit, unit->target, unit->target_codes, self->bitext->target_lang);
    write_findings(self->out, findings);
    write_matches(self, unit);
    ntr_buffer_append(self->out, NTR_STR("</div>\n</div>\n"));
}

static void write_page(page_writer *self, ntr_str xliff) {
    const ntr_bitext *bitext = self->bitext;
    page_open(self->out, &(page_head){"units", bitext->name, bitext->source_lang, bitext->target_lang, 0, xliff});
    for (uint32_t i = 0; i < bitext->units.count; i++) write_row(self, i);
    page_close(self->out, bitext->units.count);
}

ntr_status ntr_write_html(ntr_buffer *out, const ntr_bitext *bitext, const ntr_write_options *options, ntr_error *err) {
    page_writer self = {.out = out, .bitext = bitext, .options = options, .marks.arena = ntr_arena_new()};
    ntr_buffer xliff = {0};
    if (!self.marks.arena) return ntr_error_memory(err);
    ntr_remarks_init(&self.remarks);
    ntr_status status = page_xliff_frame(&xliff, bitext, err);
    if (status == NTR_OK) write_page(&self, ntr_buffer_str(&xliff));
    if (status == NTR_OK) status = ntr_remarks_check(&self.remarks, err);
    ntr_buffer_dispose(&xliff);
    ntr_remarks_dispose(&self.remarks);
    ntr_buffer_dispose(&self.marks.tags);
    ntr_arena_free(self.marks.arena);
    return status != NTR_OK ? status : ntr_buffer_check(out, err);
}
