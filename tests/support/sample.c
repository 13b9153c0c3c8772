/* Writes a bitext that has all that a format must carry, in every format: sample FOLDER
 *
 * The bitext is made by hand, so that the writers are tested without the stages before them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "ntrans/bitext.h"
#include "ntrans/format.h"

static void stop(const char *message) {
    fprintf(stderr, "sample: %s\n", message);
    exit(1);
}

/* --- making units ------------------------------------------------------------------------------------------------- */

typedef struct sample {
    ntr_bitext *bitext;
    NTR_LIST(ntr_annot) annots; /* of the unit being made */
    NTR_LIST(ntr_note) notes;
    ntr_str source;
} sample;

static void begin(sample *self, ntr_str source) {
    self->source = source;
    memset(&self->annots, 0, sizeof self->annots);
    memset(&self->notes, 0, sizeof self->notes);
}

static ntr_annot *mark(sample *self, ntr_annot_kind kind, const char *nl, const char *en) {
    const char *at = strstr(self->source.ptr, nl);
    ntr_annot *annot = at ? NTR_PUSH(self->bitext->arena, &self->annots) : NULL;
    if (!annot) stop(nl);
    const uint32_t start = (uint32_t)(at - self->source.ptr);
    annot->span = (ntr_span){start, start + (uint32_t)strlen(nl)};
    annot->kind = kind;
    annot->target = ntr_str_from(en);
    return annot;
}

static void name(sample *self, ntr_name_kind kind, const char *nl, const char *en, const char *why) {
    ntr_annot *annot = mark(self, NTR_NAME, nl, en);
    annot->as.name = kind;
    annot->why = ntr_str_from(why);
    annot->confidence = 900;
}

static void term(sample *self, ntr_term_status status, const char *nl, const char *lemma, const char *en,
                 int64_t entry) {
    ntr_annot *annot = mark(self, NTR_TERM, nl, en);
    annot->as.status = status;
    annot->lemma = ntr_str_from(lemma);
    annot->entry = entry;
    annot->confidence = 1000;
}

static void protect(sample *self, ntr_protected_kind kind, const char *text) {
    mark(self, NTR_PROTECTED, text, NULL)->as.protected_as = kind;
}

static void note(sample *self, const char *code, const char *text) {
    ntr_note *added = NTR_PUSH(self->bitext->arena, &self->notes);
    if (!added) stop("no memory");
    *added = (ntr_note){.code = code, .text = ntr_str_from(text)};
}

/* Ends the unit; `target` without `.ptr`: none. */
static ntr_unit *end(sample *self, uint32_t para, uint32_t number, ntr_str target) {
    ntr_unit *unit = NTR_PUSH(self->bitext->arena, &self->bitext->units);
    if (!unit) stop("no memory");
    *unit = (ntr_unit){.id = ntr_arena_printf(self->bitext->arena, "p%" PRIu32 "s%" PRIu32, para, number),
                       .para = para,
                       .source = self->source,
                       .target = target,
                       .lang = ntr_lang_from("nl"),
                       .translate = true,
                       .annots = self->annots.items,
                       .annot_count = self->annots.count,
                       .notes = self->notes.items,
                       .note_count = self->notes.count};
    return unit;
}

/* --- the units ---------------------------------------------------------------------------------------------------- */

static void add_names(sample *self) {
    static const ntr_str alternatives[] = {{"Chupyk", 6}, {"Tchoupik", 8}};
    begin(self, NTR_STR("Valentina Tsjoepik, zegt NOS in Moskou en nog eens in Moskou."));
    ntr_annot *person = mark(self, NTR_NAME, "Valentina Tsjoepik", "Valentina Chupik");
    person->as.name = NTR_NAME_PERSON;
    person->original = NTR_STR("Валентина Чупик");
    person->origin = ntr_lang_from("ru");
    person->alternatives = alternatives;
    person->alternative_count = 2;
    person->confidence = 870;
    person->why = NTR_STR("rule:ru:tsj");
    name(self, NTR_NAME_ORGANISATION, "NOS", NULL, "authority:organisations");
    name(self, NTR_NAME_PLACE, "Moskou", "Moscow", "cldr:city:Europe/Moscow");
    name(self, NTR_NAME_PLACE, "Moskou.", "Moscow", "cldr:city:Europe/Moscow");
    self->annots.items[self->annots.count - 1].span.end--;
    end(self, 0, 0, NTR_STR("Valentina Chupik, zegt NOS in Moscow en nog eens in Moscow."))->block = NTR_HEADING;
}

static void add_terms(sample *self) {
    begin(self, NTR_STR("Eventueel wil de minister van Defensie het arbeidsmigrantenprobleem oplossen, art. 3."));
    term(self, NTR_TERM_PREFERRED, "Eventueel", "eventueel", "Possibly", 3);
    term(self, NTR_TERM_FORBIDDEN, "Eventueel", "eventueel", "eventually", 3);
    term(self, NTR_TERM_ADMITTED, "minister van Defensie", "minister van Defensie", "Minister of Defence", 12);
    term(self, NTR_TERM_PREFERRED, "minister", "minister", "minister", 11);
    term(self, NTR_TERM_PREFERRED, "arbeidsmigranten", "arbeidsmigrant", "migrant worker", 1);
    self->annots.items[self->annots.count - 1].in_compound = true;
    mark(self, NTR_QUANTITY, "art. 3", "Article 3")->as.quantity = NTR_QUANTITY_ARTICLE;
    note(self, "ambiguous", "\"minister\" <or> \"Minister\" & co");
    end(self, 1, 0, NTR_STR("Possibly wil de Minister of Defence het arbeidsmigrantenprobleem oplossen, Article 3."));
}

static void add_protected(sample *self) {
    begin(self, NTR_STR("Zie https://example.org/?a=1&b=<2>, @nos, #Uzbek en 👩🏽‍🚀🇳🇱!"));
    protect(self, NTR_PROTECTED_URL, "https://example.org/?a=1&b=<2>");
    protect(self, NTR_PROTECTED_HANDLE, "@nos");
    protect(self, NTR_PROTECTED_HASHTAG, "#Uzbek");
    protect(self, NTR_PROTECTED_EMOJI, "👩🏽‍🚀🇳🇱");
    end(self, 1, 1, self->source)->block = NTR_LIST_ITEM;
}

static void add_foreign(sample *self) {
    begin(self, NTR_STR("This tweet is \"English\" & it stays."));
    protect(self, NTR_PROTECTED_FOREIGN, self->source.ptr);
    ntr_unit *unit = end(self, 2, 0, self->source);
    unit->lang = ntr_lang_from("en");
    unit->translate = false;
}

static void add_characters(sample *self) {
    begin(self, NTR_STR("\x01Stuur\x1B[1m\xEF\xBF\xBF en \x7F\xC2\x85 blijven; C:\\temp\\nieuw  dubbel."));
    name(self, NTR_NAME_WORK, "Stuur\x1B[1m", "Steer\x1B[1m", "test:control");
    end(self, 3, 0, NTR_STR("\x01Steer\x1B[1m\xEF\xBF\xBF en \x7F\xC2\x85 blijven; C:\\temp\\nieuw  dubbel."));
    begin(self, NTR_STR("Regel een\r\nregel twee\rregel drie\n\tregel vier ]]> <b>vet</b> &amp; 'zo'"));
    term(self, NTR_TERM_PREFERRED, "drie\n\tregel", "drieregel", "three-liner", 7);
    note(self, "odd", "two\r\nlines\tand\\a tab");
    end(self, 3, 1, self->source);
    begin(self, NTR_STR(" \xC2\xA0rand\xE2\x80\xA8 "));
    end(self, 3, 2, self->source);
}

static void add_targets(sample *self) {
    static const ntr_state states[] = {NTR_STATE_TRANSLATED, NTR_STATE_REVIEWED, NTR_STATE_FINAL};
    begin(self, NTR_STR("Zonder doel."));
    end(self, 4, 0, NTR_STR_NONE)->block = NTR_CAPTION;
    begin(self, NTR_STR("Met leeg doel."));
    end(self, 4, 1, NTR_STR(""));
    begin(self, NTR_STR("Ja."));
    for (uint32_t i = 0; i < 3; i++) end(self, 5, i, NTR_STR("Yes."))->state = states[i];
}

/* Proposals of a memory: one that is the target, and one that was changed to fit. */
static void add_matches(sample *self) {
    static const ntr_match matches[] = {{.score = NTR_SCORE_CONTEXT,
                                         .source = {"De trein van 12 uur.", 20},
                                         .target = {"The 12 o'clock train.", 21},
                                         .origin = {"brief & \"co\".txt", 16}},
                                        {.score = 98,
                                         .source = {"De trein van <11> uur.", 22},
                                         .target = {"The 12 o'clock\x1B train.", 22},
                                         .replaced = {"11 → 12", 9}}};
    static const ntr_provenance from = {.origin = {"align", 5},
                                        .document = {"brief.txt", 9},
                                        .author = {"jan", 3},
                                        .created = 1714566600,
                                        .changed = 1714566601,
                                        .before = 1,
                                        .behind = UINT64_C(0xFEDCBA9876543210),
                                        .confidence = 930};
    begin(self, NTR_STR("De trein van 12 uur."));
    ntr_unit *unit = end(self, 6, 0, NTR_STR("The 12 o'clock train."));
    unit->state = NTR_STATE_TRANSLATED;
    unit->matches = matches;
    unit->match_count = 2;
    unit->pretranslated = NTR_SCORE_SAME;
    unit->provenance = &from;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void write_format(const ntr_bitext *bitext, const ntr_format *format, const char *folder, bool annotate) {
    const ntr_write_options options = {.annotate = annotate};
    char path[4096];
    ntr_buffer out = {0};
    ntr_error err = {0};
    if (format->write(&out, bitext, &options, &err) != NTR_OK) stop(err.message);
    snprintf(path, sizeof path, "%s/%s%s", folder, annotate ? "annotated" : "sample", format->suffix);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(out.ptr, 1, out.len, file) != out.len || fclose(file) != 0) stop(path);
    ntr_buffer_dispose(&out);
}

int main(int argc, char **argv) {
    sample self = {0};
    if (argc != 2) stop("usage: sample FOLDER");
    if (ntr_bitext_new(&self.bitext, NTR_STR("sample & \"co\".txt"), "nl", "en-GB", NULL) != NTR_OK) stop("no memory");
    add_names(&self);
    add_terms(&self);
    add_protected(&self);
    add_foreign(&self);
    add_characters(&self);
    add_targets(&self);
    add_matches(&self);
    const ntr_format *format;
    for (size_t i = 0; (format = ntr_format_at(i)); i++) write_format(self.bitext, format, argv[1], false);
    write_format(self.bitext, ntr_format_find("xliff"), argv[1], true);
    ntr_bitext_free(self.bitext);
    return 0;
}
