#include "support/test.h"

#include <stdlib.h>

#include "ext/xml_tree.h"

static ntr_xml_tree *read_good(const char *text) {
    ntr_xml_tree *tree = NULL;
    ntr_error err = {0};
    if (ntr_xml_tree_read(&tree, ntr_str_from(text), &err) != NTR_OK) fail_msg("%s", err.message);
    return tree;
}

static ntr_error read_bad(ntr_str text) {
    ntr_xml_tree *tree = NULL;
    ntr_error err = {0};
    assert_int_not_equal(ntr_xml_tree_read(&tree, text, &err), NTR_OK);
    assert_null(tree);
    return err;
}

static void walks_elements_and_text(void **state) {
    (void)state;
    ntr_xml_tree *tree =
        read_good("<?xml version=\"1.0\"?><!-- c --><a xmlns=\"urn:x\" n=\"1 &amp; 2\" xml:lang=\"nl\">een"
                  "<!-- c --><b/><![CDATA[<twee>]]><?pi?><c>drie</c></a>");
    const ntr_xml_node *root = ntr_xml_tree_root(tree);
    assert_true(ntr_xml_node_is(root, "a"));
    assert_string_equal(ntr_xml_node_namespace(root), "urn:x");
    assert_str(ntr_xml_node_get(root, "n"), "1 & 2");
    assert_str(ntr_xml_node_get(root, "xml:lang"), "nl");
    assert_null(ntr_xml_node_get(root, "lang").ptr);
    const ntr_xml_node *node = ntr_xml_node_first(root);
    assert_true(ntr_xml_node_is_text(node));
    assert_str(ntr_xml_node_value(node), "een");
    node = ntr_xml_node_next(node);
    assert_string_equal(ntr_xml_node_name(node), "b");
    node = ntr_xml_node_next(node);
    assert_str(ntr_xml_node_value(node), "<twee>");
    assert_ptr_equal(ntr_xml_node_next(node), ntr_xml_node_child(root, "c"));
    assert_null(ntr_xml_node_sibling(ntr_xml_node_child(root, "c"), "c"));
    ntr_buffer text = {0};
    ntr_xml_node_append_text(&text, root);
    assert_str(ntr_buffer_str(&text), "een<twee>drie");
    ntr_buffer_dispose(&text);
    ntr_xml_tree_free(tree);
}

static void changes_in_place_and_keeps_the_rest(void **state) {
    (void)state;
    ntr_xml_tree *tree = read_good("<a xmlns:z=\"urn:z\"><!-- blijft -->\n  <z:b q='1'/>\n  <c>oud<g/></c></a>");
    ntr_xml_node *c = ntr_xml_node_child(ntr_xml_tree_root(tree), "c");
    ntr_buffer out = {0};
    ntr_xml_node_clear(c);
    assert_true(ntr_xml_node_add_text(c, NTR_STR("nieuw & <wel>")));
    assert_true(ntr_xml_node_add_copy(c, ntr_xml_node_child(ntr_xml_tree_root(tree), "b")));
    assert_true(ntr_xml_node_set(c, "state", NTR_STR("final")));
    assert_true(ntr_xml_node_set(c, "xml:lang", NTR_STR("en")));
    ntr_xml_node *d = ntr_xml_node_add(ntr_xml_tree_root(tree), ntr_xml_node_child(ntr_xml_tree_root(tree), "b"), "d");
    assert_non_null(d);
    assert_int_equal(ntr_xml_tree_write(tree, &out, NULL), NTR_OK);
    assert_str(ntr_buffer_str(&out),
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a xmlns:z=\"urn:z\"><!-- blijft -->\n"
               "  <z:b q=\"1\"/><d/>\n  <c state=\"final\" xml:lang=\"en\">nieuw &amp; &lt;wel&gt;"
               "<z:b q=\"1\"/></c></a>\n");
    ntr_buffer_dispose(&out);
    ntr_xml_tree_free(tree);
}

/* A namespace is declared again only where it would be lost. */
static void moves_and_copies_shells(void **state) {
    (void)state;
    ntr_xml_tree *tree = read_good("<w:a xmlns:w=\"urn:w\"><w:p w:id=\"1\" xml:space=\"preserve\"><w:r "
                                   "xmlns:v=\"urn:v\"><v:g v:q=\"2\">x</v:g></w:r></w:p></w:a>");
    ntr_xml_node *root = ntr_xml_tree_root(tree), *p = ntr_xml_node_first(root), *r = ntr_xml_node_first(p);
    ntr_xml_node *shell = ntr_xml_node_add_shell(root, p, p);
    assert_true(shell && ntr_xml_node_move(shell, ntr_xml_node_first(r)));
    assert_str(ntr_xml_node_value_of(shell, "id"), "1");
    assert_true(ntr_xml_node_change(shell, "id", NTR_STR("3")) && ntr_xml_node_change(shell, "no", NTR_STR("3")));
    assert_ptr_equal(ntr_xml_node_parent(shell), root);
    assert_null(ntr_xml_node_parent(root));
    ntr_xml_node_remove(p);
    ntr_buffer out = {0};
    assert_int_equal(ntr_xml_tree_write(tree, &out, NULL), NTR_OK);
    assert_str(ntr_buffer_str(&out),
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:a xmlns:w=\"urn:w\"><w:p w:id=\"3\" "
               "xml:space=\"preserve\"><v:g xmlns:v=\"urn:v\" v:q=\"2\">x</v:g></w:p></w:a>\n");
    ntr_buffer_dispose(&out);
    ntr_xml_tree_free(tree);
}

static void tells_where_bad_xml_is_bad(void **state) {
    (void)state;
    const ntr_error err = read_bad(NTR_STR("<a>\n  <b>\n</a>"));
    assert_int_equal(err.status, NTR_BAD_SYNTAX);
    assert_int_equal(err.line, 3);
    assert_int_not_equal(err.column, 0);
    assert_int_equal(read_bad(NTR_STR("")).status, NTR_BAD_SYNTAX);
    assert_int_equal(read_bad(NTR_STR("<a>\xFF</a>")).status, NTR_BAD_SYNTAX);
    assert_int_equal(read_bad(NTR_STR("<a")).status, NTR_BAD_SYNTAX);
}

/* Nothing is fetched, nothing grows: the DTD of a TMX file may be named, but entities may not be declared. */
static void refuses_entities_but_not_a_doctype(void **state) {
    (void)state;
    ntr_xml_tree_free(read_good("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx/>"));
    assert_non_null(strstr(
        read_bad(NTR_STR("<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]><a>&d;</a>")).message, "entities"));
    assert_int_equal(read_bad(NTR_STR("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")).status,
                     NTR_BAD_SYNTAX);
    assert_int_equal(read_bad(NTR_STR("<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///x\"> %p;]><a/>")).status,
                     NTR_BAD_SYNTAX);
    assert_int_equal(read_bad(NTR_STR("<a>&x;</a>")).status, NTR_BAD_SYNTAX);
}

static void refuses_what_is_too_deep(void **state) {
    (void)state;
    enum { DEPTH = 100000 };
    char *text = malloc(DEPTH * 3);
    assert_non_null(text);
    for (size_t i = 0; i < DEPTH; i++) memcpy(text + 3 * i, "<a>", 3);
    assert_int_equal(read_bad((ntr_str){text, DEPTH * 3}).status, NTR_BAD_SYNTAX);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_elements_and_text),
        cmocka_unit_test(changes_in_place_and_keeps_the_rest),
        cmocka_unit_test(moves_and_copies_shells),
        cmocka_unit_test(tells_where_bad_xml_is_bad),
        cmocka_unit_test(refuses_entities_but_not_a_doctype),
        cmocka_unit_test(refuses_what_is_too_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
