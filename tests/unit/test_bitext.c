#include "support/test.h"

#include "base/arena.h"
#include "ntrans/bitext.h"

/* A document of one block and the given segments, ended by a segment of no length. */
static ntr_document *document_of(const char *text, const ntr_span *segments) {
    ntr_document *document = NULL;
    assert_int_equal(ntr_document_new(&document, NTR_STR("test"), ntr_str_from(text), NULL), NTR_OK);
    const ntr_span all = {0, (uint32_t)document->text.len};
    assert_int_equal(ntr_document_add_block(document, all, NTR_PARAGRAPH, NULL), NTR_OK);
    for (; ntr_span_length(*segments); segments++) {
        ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
        assert_non_null(segment);
        *segment = (ntr_segment){.span = *segments, .lang = ntr_lang_from("nl"), .translate = true};
    }
    return document;
}

static ntr_document *document_of_one(const char *text) {
    const ntr_span segments[] = {{0, (uint32_t)strlen(text)}, {0, 0}};
    return document_of(text, segments);
}

static ntr_span find(const ntr_document *document, const char *part) {
    const char *at = strstr(document->text.ptr, part);
    assert_non_null(at);
    const uint32_t begin = (uint32_t)(at - document->text.ptr);
    return (ntr_span){begin, begin + (uint32_t)strlen(part)};
}

static ntr_annot *annotate(ntr_document *document, ntr_annot_kind kind, const char *nl, const char *en) {
    const ntr_annot annot = {.span = find(document, nl), .kind = kind, .target = ntr_str_from(en)};
    assert_int_equal(ntr_document_add_annot(document, &annot, NULL), NTR_OK);
    return &document->annots.items[document->annots.count - 1];
}

/* Frees the document first: a bitext must not need it. */
static void check_draft(ntr_document *document, const char *expected) {
    ntr_bitext *bitext = NULL;
    assert_int_equal(ntr_document_sort_annots(document, NULL), NTR_OK);
    assert_int_equal(ntr_bitext_from_document(&bitext, document, NTR_TARGET_DRAFT, "nl", "en-GB", NULL), NTR_OK);
    ntr_document_free(document);
    assert_str(bitext->units.items[0].target, expected);
    ntr_bitext_free(bitext);
}

static void draft_puts_english_in(void **state) {
    (void)state;
    ntr_document *document = document_of_one("In Moskou wonen arbeidsmigranten.");
    annotate(document, NTR_NAME, "Moskou", "Moscow");
    annotate(document, NTR_TERM, "arbeidsmigranten", "migrant workers");
    check_draft(document, "In Moscow wonen migrant workers.");
}

static void draft_lets_the_outermost_decide(void **state) {
    (void)state;
    ntr_document *document = document_of_one("Radio Free Europa sprak met minister van Defensie in https://Moskou.nl");
    annotate(document, NTR_NAME, "Radio Free Europa", NULL);
    annotate(document, NTR_NAME, "Europa", "Europe");
    annotate(document, NTR_TERM, "minister van Defensie", "minister of defence");
    annotate(document, NTR_TERM, "minister", "minister!");
    annotate(document, NTR_PROTECTED, "https://Moskou.nl", NULL);
    annotate(document, NTR_NAME, "Moskou", "Moscow");
    check_draft(document, "Radio Free Europa sprak met minister of defence in https://Moskou.nl");
}

static void draft_keeps_compounds_dutch(void **state) {
    (void)state;
    ntr_document *document = document_of_one("Het arbeidsmigrantenprobleem.");
    annotate(document, NTR_TERM, "arbeidsmigranten", "migrant worker")->in_compound = true;
    check_draft(document, "Het arbeidsmigrantenprobleem.");
}

static void draft_never_says_the_forbidden(void **state) {
    (void)state;
    ntr_document *document = document_of_one("Eventueel komt de ambassade.");
    annotate(document, NTR_TERM, "Eventueel", "Eventually")->as.status = NTR_TERM_FORBIDDEN;
    annotate(document, NTR_TERM, "Eventueel", "Possibly")->as.status = NTR_TERM_PREFERRED;
    annotate(document, NTR_TERM, "ambassade", "ambassade!")->as.status = NTR_TERM_DEPRECATED;
    check_draft(document, "Possibly komt de ambassade.");
}

static void draft_takes_separable_verbs_together(void **state) {
    (void)state;
    ntr_document *document = document_of_one("Rusland valt Oekraïne aan en sluit het af, wéér.");
    annotate(document, NTR_NAME, "Rusland", "Russia");
    annotate(document, NTR_TERM, "valt", "attacks")->second = find(document, "aan");
    annotate(document, NTR_NAME, "Oekraïne", "Ukraine");
    annotate(document, NTR_TERM, "sluit", "closes")->second = find(document, "af");
    check_draft(document, "Russia attacks Ukraine en closes het, wéér.");
}

static void draft_keeps_the_particle_of_a_verb_that_stays(void **state) {
    (void)state;
    ntr_document *document = document_of_one("De film Rusland valt, en daarna aan.");
    annotate(document, NTR_NAME, "Rusland valt", NULL);
    annotate(document, NTR_TERM, "valt", "attacks")->second = find(document, "aan");
    check_draft(document, "De film Rusland valt, en daarna aan.");
}

static void marks_count_from_their_segment(void **state) {
    (void)state;
    const char *text = "Één zin. Moskou is ver.";
    const ntr_span segments[] = {{0, 10}, {11, 25}, {0, 0}};
    ntr_document *document = document_of(text, segments);
    annotate(document, NTR_NAME, "Moskou", "Moscow");
    assert_int_equal(ntr_document_add_note(document, find(document, "ver"), "far", NTR_STR("b"), NULL), NTR_OK);
    assert_int_equal(ntr_document_add_note(document, find(document, "zin"), "first", NTR_STR("a"), NULL), NTR_OK);
    assert_int_equal(ntr_document_add_note(document, find(document, "zin. Mos"), "across", NTR_STR("c"), NULL), NTR_OK);
    assert_int_equal(ntr_document_add_note(document, find(document, "ver"), "again", NTR_STR("d"), NULL), NTR_OK);
    ntr_bitext *bitext = NULL;
    assert_int_equal(ntr_bitext_from_document(&bitext, document, NTR_TARGET_NONE, "nl", "en-GB", NULL), NTR_OK);
    ntr_document_free(document);
    assert_int_equal(bitext->units.count, 2);
    const ntr_unit *first = &bitext->units.items[0], *second = &bitext->units.items[1];
    assert_str(first->id, "p0s0");
    assert_str(second->id, "p0s1");
    assert_null(second->target.ptr);
    assert_int_equal(first->note_count, 1);
    assert_string_equal(first->notes[0].code, "first");
    assert_int_equal(second->annot_count, 1);
    assert_int_equal(second->annots[0].span.begin, 0);
    assert_int_equal(second->note_count, 2);
    assert_string_equal(second->notes[0].code, "far");
    assert_string_equal(second->notes[1].code, "again");
    assert_int_equal(second->notes[0].span.begin, 10);
    ntr_bitext_free(bitext);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draft_puts_english_in),
        cmocka_unit_test(draft_lets_the_outermost_decide),
        cmocka_unit_test(draft_keeps_compounds_dutch),
        cmocka_unit_test(draft_never_says_the_forbidden),
        cmocka_unit_test(draft_takes_separable_verbs_together),
        cmocka_unit_test(draft_keeps_the_particle_of_a_verb_that_stays),
        cmocka_unit_test(marks_count_from_their_segment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
