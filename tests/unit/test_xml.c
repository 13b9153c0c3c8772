#include "support/test.h"

#include "ext/xml.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void check_close(ntr_xml_writer *xml, ntr_buffer *out, const char *expected) {
    assert_int_equal(ntr_xml_writer_close(xml, NULL), NTR_OK);
    assert_str(ntr_buffer_str(out), expected);
    ntr_buffer_dispose(out);
}

static void indents_elements_but_never_text(void **state) {
    (void)state;
    ntr_buffer out = {0};
    ntr_xml_writer *xml = NULL;
    assert_int_equal(ntr_xml_writer_open(&xml, &out, NULL), NTR_OK);
    ntr_xml_begin(xml, "a");
    ntr_xml_attribute_printf(xml, "n", "%d", 7);
    ntr_xml_begin(xml, "b");
    ntr_xml_begin_text(xml, "c");
    ntr_xml_begin(xml, "x");
    ntr_xml_begin(xml, "y");
    ntr_xml_end(xml);
    ntr_xml_end(xml);
    ntr_xml_text(xml, NTR_STR(" een\n twee "));
    ntr_xml_begin(xml, "x");
    ntr_xml_end(xml);
    ntr_xml_end(xml);
    ntr_xml_text_element(xml, "d", NTR_STR(""));
    ntr_xml_end(xml);
    ntr_xml_begin(xml, "e");
    ntr_xml_end(xml);
    ntr_xml_end(xml);
    check_close(xml, &out,
                DECLARATION
                "<a n=\"7\">\n  <b>\n    <c><x><y/></x> een\n twee <x/></c>\n    <d/>\n  </b>\n  <e/>\n</a>\n");
}

static void escapes_what_xml_reads_otherwise(void **state) {
    (void)state;
    ntr_buffer out = {0};
    ntr_xml_writer *xml = NULL;
    assert_int_equal(ntr_xml_writer_open(&xml, &out, NULL), NTR_OK);
    ntr_xml_begin_text(xml, "a");
    ntr_xml_attribute(xml, "v", NTR_STR("<&\">\t\r\n Чупик"));
    ntr_xml_text(xml, NTR_STR("<b>&]]>\r\n\tЧупик 😀"));
    ntr_xml_end(xml);
    check_close(xml, &out,
                DECLARATION
                "<a v=\"&lt;&amp;&quot;&gt;&#9;&#13;&#10; Чупик\">&lt;b&gt;&amp;]]&gt;&#13;\n\tЧупик 😀</a>\n");
}

static void write_code(ntr_xml_writer *xml, int32_t code_point, unsigned number) {
    ntr_xml_begin(xml, "cp");
    ntr_xml_attribute_printf(xml, "n", "%u", number);
    ntr_xml_attribute_printf(xml, "hex", "%04X", (unsigned)code_point);
    ntr_xml_end(xml);
}

static void codes_what_xml_cannot_hold(void **state) {
    (void)state;
    ntr_buffer out = {0};
    ntr_xml_writer *xml = NULL;
    assert_int_equal(ntr_xml_writer_open(&xml, &out, NULL), NTR_OK);
    ntr_xml_begin_text(xml, "a");
    ntr_xml_attribute(xml, "v", NTR_STR("a\x01\xff"));
    unsigned points = 0;
    ntr_xml_text_coded(xml, (ntr_str){"\x01x\0\xEF\xBF\xBF", 6}, write_code, &points);
    ntr_xml_text(xml, NTR_STR("\x1B"));
    ntr_xml_end(xml);
    check_close(xml, &out,
                DECLARATION "<a v=\"a\uFFFD\uFFFD\"><cp n=\"1\" hex=\"0001\"/>x<cp n=\"2\" hex=\"0000\"/>"
                            "<cp n=\"3\" hex=\"FFFF\"/>\uFFFD</a>\n");
}

static void says_when_memory_ran_out(void **state) {
    (void)state;
    ntr_buffer out = {.failed = true};
    ntr_xml_writer *xml = NULL;
    assert_int_equal(ntr_xml_writer_open(&xml, &out, NULL), NTR_OK);
    ntr_xml_text_element(xml, "a", NTR_STR("x"));
    assert_int_equal(ntr_xml_writer_close(xml, NULL), NTR_NO_MEMORY);
    assert_int_equal(ntr_xml_writer_close(NULL, NULL), NTR_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indents_elements_but_never_text),
        cmocka_unit_test(escapes_what_xml_reads_otherwise),
        cmocka_unit_test(codes_what_xml_cannot_hold),
        cmocka_unit_test(says_when_memory_ran_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
