#include "support/test.h"

#include "ext/xml_reader.h"
#include "ntrans/buffer.h"

/* All events of a document in short: <a  >a  "text". An error ends it with its line. */
static void trace(ntr_buffer *out, const char *document) {
    ntr_xml_reader *reader = NULL;
    ntr_error err = {0};
    ntr_xml_event event = {0};
    assert_int_equal(ntr_xml_reader_open(&reader, ntr_str_from(document), &err), NTR_OK);
    do {
        if (ntr_xml_next(&event, reader, &err) != NTR_OK) {
            ntr_buffer_printf(out, "!%llu", (unsigned long long)err.line);
            break;
        }
        if (event.kind == NTR_XML_START) ntr_buffer_printf(out, "<%s%u ", event.name, event.depth);
        if (event.kind == NTR_XML_END) ntr_buffer_printf(out, ">%s%u ", event.name, event.depth);
        if (event.kind == NTR_XML_TEXT) ntr_buffer_printf(out, "\"%.*s\"%u ", NTR_FMT(event.text), event.depth);
    } while (event.kind != NTR_XML_DONE);
    ntr_xml_reader_close(reader);
}

static void assert_trace(const char *document, const char *wanted) {
    ntr_buffer out = {0};
    trace(&out, document);
    assert_str(ntr_buffer_str(&out), wanted);
    ntr_buffer_dispose(&out);
}

static void gives_elements_and_texts(void **state) {
    (void)state;
    assert_trace("<?xml version='1.0'?><!-- c --><a><b x='1'/>é&amp;&#65;<c><![CDATA[<d>]]></c><?p i?></a>",
                 "<a1 <b2 >b2 \"é&A\"1 <c2 \"<d>\"2 >c2 >a1 ");
    assert_trace("<x:a xmlns:x='u'><x:b/></x:a>", "<a1 <b2 >b2 >a1 ");
}

static void says_where_it_is_wrong(void **state) {
    (void)state;
    assert_trace("", "!1");
    assert_trace("<a>\n<b>\n</a>", "!3");
    assert_trace("<a/><b/>", "!1");
    assert_trace("<a>caf\xE9</a>", "!1");
}

static void refuses_entities(void **state) {
    (void)state;
    assert_trace("<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>", "!2");
    assert_trace("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>\n<a/>", "!2");
    assert_trace("<!DOCTYPE a SYSTEM 'http://localhost:1/a.dtd'>\n<a>&x;</a>", "!2");
    assert_trace("<!DOCTYPE a SYSTEM 'a.dtd' [<!ATTLIST a b CDATA 'c'>]>\n<a/>", "<a1 >a1 ");
}

static void gives_attributes(void **state) {
    (void)state;
    ntr_xml_reader *reader = NULL;
    ntr_xml_event event;
    const ntr_str document = NTR_STR("\n<a xml:lang='nl' empty='' x='&lt;&#x41;'>t</a>");
    assert_int_equal(ntr_xml_reader_open(&reader, document, NULL), NTR_OK);
    assert_int_equal(ntr_xml_next(&event, reader, NULL), NTR_OK);
    assert_str(ntr_xml_value_of(reader, "lang"), "nl");
    assert_str(ntr_xml_value_of(reader, "x"), "<A");
    assert_int_equal(ntr_xml_value_of(reader, "empty").len, 0);
    assert_non_null(ntr_xml_value_of(reader, "empty").ptr);
    assert_null(ntr_xml_value_of(reader, "y").ptr);
    assert_int_equal(ntr_xml_line(reader), 2);
    ntr_xml_reader_close(reader);
}

static void knows_xml_by_its_look(void **state) {
    (void)state;
    assert_true(ntr_xml_is_likely(NTR_STR("<a/>")));
    assert_true(ntr_xml_is_likely(NTR_STR("\xEF\xBB\xBF \n<a/>")));
    assert_true(ntr_xml_is_likely((ntr_str){"\xFE\xFF\0<", 4}));
    assert_false(ntr_xml_is_likely(NTR_STR("a<b")));
    assert_false(ntr_xml_is_likely(NTR_STR("")));
    assert_false(ntr_xml_is_likely(NTR_STR("  ")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_elements_and_texts), cmocka_unit_test(says_where_it_is_wrong),
        cmocka_unit_test(refuses_entities),         cmocka_unit_test(gives_attributes),
        cmocka_unit_test(knows_xml_by_its_look),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
