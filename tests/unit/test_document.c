#include "support/test.h"

#include "base/arena.h"
#include "ntrans/document.h"

static ntr_document *open_text(const char *text) {
    ntr_document *document = NULL;
    ntr_error err = {0};
    assert_int_equal(ntr_document_new(&document, NTR_STR("test"), ntr_str_from(text), &err), NTR_OK);
    return document;
}

static void add_annot(ntr_document *document, uint32_t begin, uint32_t end, uint16_t confidence) {
    const ntr_annot annot = {.span = {begin, end}, .kind = NTR_TERM, .confidence = confidence};
    ntr_error err = {0};
    assert_int_equal(ntr_document_add_annot(document, &annot, &err), NTR_OK);
}

static void refuses_what_is_not_utf8(void **state) {
    (void)state;
    ntr_document *document = NULL;
    ntr_error err = {0};
    assert_int_equal(ntr_document_new(&document, NTR_STR("test"), NTR_STR("a\xFF"), &err), NTR_BAD_ENCODING);
    assert_null(document);
    assert_int_equal(err.column, 2);
}

static void sorts_annotations_and_keeps_the_order_of_equals(void **state) {
    (void)state;
    ntr_document *document = open_text("0123456789");
    ntr_error err = {0};
    add_annot(document, 4, 6, 1);
    add_annot(document, 0, 2, 2);
    add_annot(document, 4, 9, 3);
    add_annot(document, 4, 6, 4);
    assert_int_equal(ntr_document_sort_annots(document, &err), NTR_OK);
    const uint16_t expected[] = {2, 3, 1, 4};
    for (size_t i = 0; i < 4; i++) assert_int_equal(document->annots.items[i].confidence, expected[i]);
    ntr_document_free(document);
}

static void notices_each_broken_invariant(void **state) {
    (void)state;
    ntr_error err = {0};
    ntr_document *document = open_text("één twee");
    assert_int_equal(ntr_document_add_block(document, (ntr_span){0, 10}, NTR_PARAGRAPH, &err), NTR_OK);
    assert_int_equal(ntr_document_check(document, &err), NTR_OK);

    ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
    segment->span = (ntr_span){1, 5}; /* within é */
    assert_int_equal(ntr_document_check(document, &err), NTR_INTERNAL);
    segment->span = (ntr_span){0, 5};
    segment->block = 7;
    assert_int_equal(ntr_document_check(document, &err), NTR_INTERNAL);
    segment->block = 0;
    assert_int_equal(ntr_document_check(document, &err), NTR_OK);
    segment->token_count = 1;
    assert_int_equal(ntr_document_check(document, &err), NTR_INTERNAL);
    ntr_token *token = NTR_PUSH(document->arena, &document->tokens);
    token->span = (ntr_span){6, 10}; /* outside its segment */
    assert_int_equal(ntr_document_check(document, &err), NTR_INTERNAL);
    token->span = (ntr_span){0, 5};
    assert_int_equal(ntr_document_check(document, &err), NTR_OK);
    ntr_document_free(document);
}

static void wants_resolved_annotations_to_nest(void **state) {
    (void)state;
    ntr_error err = {0};
    ntr_document *document = open_text("0123456789");
    add_annot(document, 0, 6, 0);
    add_annot(document, 1, 3, 0);
    add_annot(document, 4, 8, 0);
    assert_int_equal(ntr_document_check(document, &err), NTR_OK); /* not resolved yet */
    document->resolved = true;
    assert_int_equal(ntr_document_check(document, &err), NTR_INTERNAL);
    document->annots.items[2].span.end = 6;
    assert_int_equal(ntr_document_check(document, &err), NTR_OK);
    ntr_document_free(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_not_utf8),
        cmocka_unit_test(sorts_annotations_and_keeps_the_order_of_equals),
        cmocka_unit_test(notices_each_broken_invariant),
        cmocka_unit_test(wants_resolved_annotations_to_nest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
