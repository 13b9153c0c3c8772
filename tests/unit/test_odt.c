#include "support/test.h"

#include "support/office.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMES                                                                                                          \
    "xmlns:office=\"" ODF "office:1.0\" xmlns:text=\"" ODF "text:1.0\" xmlns:table=\"" ODF "table:1.0\""               \
    " xmlns:style=\"" ODF "style:1.0\" xmlns:draw=\"" ODF "drawing:1.0\" xmlns:fo=\"" ODF                              \
    "xsl-fo-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""

/* T1, T4 and T5: bold; T2: nothing but a language; T3: italic. P2 is based on Heading. */
#define AUTOMATIC                                                                                                      \
    "<office:automatic-styles>" STYLE("T1", "fo:font-weight=\"bold\"")                                                 \
        STYLE("T2", "fo:language=\"nl\" fo:country=\"BE\"") STYLE("T3", "fo:font-style=\"italic\"")                    \
            STYLE("T4", "fo:font-weight=\"bold\" fo:language=\"nl\" style:font-weight-complex=\"bold\"")               \
                STYLE("T5", "fo:font-weight=\"bold\"") "<style:style style:name=\"P2\" style:family=\"paragraph\" "    \
                                                       "style:parent-style-name=\"Kopje\"/></office:automatic-styles>"
#define STYLE(name, properties)                                                                                        \
    "<style:style style:name=\"" name "\" style:family=\"text\"><style:text-properties " properties "/></style:style>"

static void make(ntr_buffer *out, const char *body, const char *manifest) {
    ntr_buffer content = {0};
    ntr_buffer_printf(&content,
                      "<office:document-content " NAMES ">" AUTOMATIC
                      "<office:body><office:text>%s</office:text></office:body></office:document-content>",
                      body);
    ntr_buffer_append_char(&content, '\0');
    const office_file files[] = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml", content.ptr},
        {"styles.xml",
         "<office:document-styles " NAMES "><office:styles><style:default-style style:family=\"paragraph\">"
         "<style:text-properties fo:language=\"nl\" fo:country=\"NL\"/></style:default-style>"
         "<style:style style:name=\"Kopje\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_2\"/>"
         "<style:style style:name=\"Heading_20_2\" style:family=\"paragraph\"/>"
         "<style:style style:name=\"Illustration\" style:family=\"paragraph\"/>"
         "<style:style style:name=\"Nadruk\" style:family=\"text\"><style:text-properties/></style:style>"
         "</office:styles><office:master-styles><style:master-page><style:header><text:p>Kopregel</text:p></"
         "style:header>"
         "</style:master-page></office:master-styles></office:document-styles>"},
        {"META-INF/manifest.xml", manifest},
        {0}};
    pack(out, files);
    ntr_buffer_dispose(&content);
}

static void assert_read(const char *body, const char *expected) {
    ntr_buffer bytes = {0}, all = {0};
    make(&bytes, body, NULL);
    ntr_document *document = read_packed(&bytes);
    ntr_buffer_printf(&all, "%sparagraph: Kopregel\n", expected);
    ntr_buffer_append_char(&all, '\0');
    assert_blocks(document, all.ptr);
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&all);
}

static void assert_written(const char *body, const char *english, const char *expected) {
    ntr_buffer bytes = {0};
    make(&bytes, body, NULL);
    assert_english(&bytes, english, "content.xml", expected, "styles.xml", "fo:language=\"en\" fo:country=\"GB\"");
    ntr_buffer_dispose(&bytes);
}

static void finds_kinds(void **state) {
    (void)state;
    assert_read(
        "<text:h>Kop</text:h><text:p text:style-name=\"P2\">Kopje</text:p><text:list><text:list-item><text:p>Punt"
        "</text:p><text:list><text:list-item><text:p>Onderpunt</text:p></text:list-item></text:list>"
        "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Cel</text:p>"
        "</table:table-cell></table:table-row></table:table><text:p text:style-name=\"Illustration\">Onder</text:p>"
        "<text:p/><text:section><text:p>In een deel</text:p></text:section>",
        "heading: Kop\nheading: Kopje\nlist-item: Punt\nlist-item: Onderpunt\nparagraph: Cel\ncaption: Onder\n"
        "paragraph: In een deel\n");
}

static void shows_spans_that_anyone_sees(void **state) {
    (void)state;
    assert_read(
        "<text:p>De <text:span text:style-name=\"T2\">Belgische</text:span> <text:span text:style-name=\"T1\">ge"
        "</text:span><text:span text:style-name=\"T4\">meente</text:span><text:span text:style-name=\"T5\"> "
        "opent</text:span> een <text:span text:style-name=\"Nadruk\">nieuwe</text:span> straat</text:p>",
        "paragraph: De Belgische <b>gemeente opent</b> een <Nadruk>nieuwe</Nadruk> straat\n");
    assert_read("<text:p>Zie <text:a xlink:href=\"x\"><text:span text:style-name=\"T3\">de <text:span "
                "text:style-name=\"T1\">kaart</text:span></text:span></text:a>.</text:p>",
                "paragraph: Zie <a><i>de </i>kaart</a>.\n");
}

static void counts_blanks_as_odf_does(void **state) {
    (void)state;
    assert_read(
        "<text:p>\n  Een  twee <text:span text:style-name=\"T2\"> drie</text:span><text:s/><text:s text:c=\"2\"/>"
        "vier<text:tab/>vijf<text:line-break/>zes<text:s text:c=\"999999999\"/>zeven</text:p>",
        "paragraph: Een twee drie   vier<tab/> vijf<br/> zes<s/> zeven\n");
}

static void gives_notes_and_frames_blocks_of_their_own(void **state) {
    (void)state;
    assert_read(
        "<text:p>Tekst<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>De noot</text:p>"
        "</text:note-body></text:note> en <draw:frame><draw:text-box><text:p>kader</text:p></draw:text-box>"
        "</draw:frame><text:page-number>3</text:page-number> meer<office:annotation><text:p>Klopt dit?</text:p>"
        "</office:annotation>.</text:p>",
        "paragraph: Tekst<note/> en <image/><page-number/> meer.\nparagraph: De noot\nparagraph: kader\n");
}

#define DRAWING(title, desc)                                                                                           \
    "<text:p>" title                                                                                                   \
    "<draw:frame><draw:image/><svg:desc xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:"             \
    "1.0\">" desc "</svg:desc></draw:frame></text:p>"

static void reads_and_writes_what_a_drawing_shows(void **state) {
    (void)state;
    assert_read(DRAWING("Hier", "Een\nvlag"), "paragraph: Hier<image/>\ncaption: Een vlag\n");
    assert_written(DRAWING("", "Een vlag"), "A <flag>", DRAWING("", "A &lt;flag&gt;"));
}

static void leaves_out_what_was_deleted(void **state) {
    (void)state;
    ntr_buffer bytes = {0};
    make(&bytes,
         "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
         "</text:changed-region></text:tracked-changes><text:p>Er <text:change-start/>is<text:change-end/> "
         "iets</text:p>",
         NULL);
    ntr_document *document = read_packed(&bytes);
    assert_blocks(document, "paragraph: Er is iets\nparagraph: Kopregel\n");
    assert_string_equal(document->notes.items[0].code, "tracked-changes");
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
}

static void writes_spans_and_blanks(void **state) {
    (void)state;
    assert_written(
        "<text:p text:style-name=\"P9\">De <text:span text:style-name=\"T1\">straat</text:span> is open</text:p>",
        " The  <b>street</b> is open ",
        "<text:p text:style-name=\"P9\"><text:s/>The <text:s/><text:span text:style-name=\"T1\">street"
        "</text:span> is open </text:p>");
    assert_written(
        "<text:p>Zie <text:span text:style-name=\"T3\">de <text:span text:style-name=\"T1\">kaart van hier"
        "</text:span></text:span></text:p>",
        "<r>See</r> <i>the</i> map",
        "<text:p>See<text:span text:style-name=\"T3\"><text:span text:style-name=\"T1\"> </text:span></text:span>"
        "<text:span text:style-name=\"T3\">the</text:span><text:span text:style-name=\"T3\"><text:span "
        "text:style-name=\"T1\"> map</text:span></text:span></text:p>");
    assert_written(
        "<text:p>Naam:<text:tab/>Jan<text:note><text:note-body><text:p>Noot</text:p></text:note-body></text:note>"
        " <text:a xlink:href=\"x\">hier</text:a>.</text:p>",
        "<a>Here</a>: name<tab/> John<note/>.",
        "<text:p><text:a xlink:href=\"x\">Here</text:a>: name<text:tab/>John<text:note><text:note-body><text:p>"
        "Noot</text:p></text:note-body></text:note>.</text:p>");
}

static void keeps_anchors(void **state) {
    (void)state;
    assert_written(
        "<text:p>Een <text:bookmark-start text:name=\"a\"/>twee<text:bookmark-end text:name=\"a\"/> drie<text:"
        "soft-page-break/> vier</text:p>",
        "One two",
        "<text:p><text:bookmark-start text:name=\"a\"/>One two<text:bookmark-end text:name=\"a\"/></text:p>");
}

static void refuses_what_it_cannot_read(void **state) {
    (void)state;
    ntr_buffer bytes = {0};
    make(&bytes, "<text:p>geheim</text:p>",
         "<m:manifest xmlns:m=\"urn:x\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
    assert_non_null(strstr(read_refused(&bytes).message, "without a password"));
    ntr_buffer_clear(&bytes);
    make(&bytes, "<text:p>open", NULL);
    assert_string_equal(read_refused(&bytes).source, "proef(content.xml)");
    ntr_buffer_clear(&bytes);
    const office_file bare[] = {{"mimetype", "application/vnd.oasis.opendocument.text"}, {0}};
    pack(&bytes, bare);
    assert_string_equal(read_refused(&bytes).source, "proef(content.xml)");
    ntr_buffer_dispose(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_kinds),
        cmocka_unit_test(shows_spans_that_anyone_sees),
        cmocka_unit_test(counts_blanks_as_odf_does),
        cmocka_unit_test(reads_and_writes_what_a_drawing_shows),
        cmocka_unit_test(gives_notes_and_frames_blocks_of_their_own),
        cmocka_unit_test(leaves_out_what_was_deleted),
        cmocka_unit_test(writes_spans_and_blanks),
        cmocka_unit_test(keeps_anchors),
        cmocka_unit_test(refuses_what_it_cannot_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
