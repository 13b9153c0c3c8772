#include "support/test.h"

#include "support/office.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NAMES                                                                                                          \
    W " xmlns:r=\"" R "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""                    \
      " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
#define RELATIONS "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""

static const char styles[] =
    "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"nl-NL\"/></w:rPr></w:rPrDefault>"
    "</w:docDefaults><w:style w:type=\"paragraph\" w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Huis\"><w:name w:val=\"Huisstijl\"/><w:basedOn "
    "w:val=\"Kop1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Lvl\"><w:name w:val=\"Chapeau\"/><w:pPr><w:outlineLvl w:val=\"2\"/>"
    "</w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Ring\"><w:name w:val=\"Ring\"/><w:basedOn "
    "w:val=\"Ring\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Bijschrift\"><w:name w:val=\"caption\"/>"
    "</w:style><w:style w:type=\"paragraph\" w:styleId=\"Streep\"><w:name w:val=\"Streepjes\"/><w:pPr><w:numPr>"
    "<w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style></w:styles>";

/* A document of that body, and of those footnotes where they are not NULL. */
static void make(ntr_buffer *out, const char *body, const char *notes) {
    ntr_buffer document = {0}, footnotes = {0};
    ntr_buffer_printf(&document, "<w:document " NAMES "><w:body>%s</w:body></w:document>", body);
    ntr_buffer_append_char(&document, '\0');
    ntr_buffer_printf(&footnotes, "<w:footnotes " NAMES ">%s</w:footnotes>", notes ? notes : "");
    ntr_buffer_append_char(&footnotes, '\0');
    const office_file files[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", "<Relationships " RELATIONS "><Relationship Id=\"a\" Type=\"" R
                        "/officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
        {"word/document.xml", document.ptr},
        {"word/_rels/document.xml.rels",
         "<Relationships " RELATIONS "><Relationship Id=\"b\" Type=\"" R
         "/styles\" Target=\"/word/styles.xml\"/><Relationship Id=\"n\" Type=\"" R
         "/footnotes\" Target=\"../word/./notes.xml\"/><Relationship Id=\"o\" Type=\"" R
         "/footnotes\" Target=\"/word/notes.xml\"/><Relationship Id=\"h\" Type=\"" R
         "/hyperlink\" Target=\"http://example.org/\" TargetMode=\"External\"/></Relationships>"},
        {"word/styles.xml", styles},
        {"word/notes.xml", footnotes.ptr},
        {"word/media/a.png", "niet echt"},
        {0}};
    pack(out, files);
    ntr_buffer_dispose(&document);
    ntr_buffer_dispose(&footnotes);
}

static void assert_read(const char *body, const char *expected) {
    ntr_buffer bytes = {0};
    make(&bytes, body, NULL);
    ntr_document *document = read_packed(&bytes);
    assert_blocks(document, expected);
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
}

/* Reads a body, gives its first block the English `english`, and expects `expected` in the document. */
static void assert_written(const char *body, const char *english, const char *expected) {
    ntr_buffer bytes = {0};
    make(&bytes, body, NULL);
    assert_english(&bytes, english, "word/document.xml", expected, NULL, NULL);
    ntr_buffer_dispose(&bytes);
}

#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define BOLD(text) "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

/* --- reading ------------------------------------------------------------------------------------------------------ */

static void finds_kinds_by_style_outline_and_numbering(void **state) {
    (void)state;
    assert_read(
        "<w:p><w:pPr><w:pStyle w:val=\"Kop1\"/></w:pPr>" RUN(
            "Kop") "</w:p>"
                   "<w:p><w:pPr><w:pStyle w:val=\"Huis\"/></w:pPr>" RUN(
                       "Ook kop") "</w:p>"
                                  "<w:p><w:pPr><w:pStyle w:val=\"Lvl\"/></w:pPr>" RUN(
                                      "Kop van niveau") "</w:p>"
                                                        "<w:p><w:pPr><w:pStyle w:val=\"Ring\"/></w:pPr>" RUN(
                                                            "Ring") "</w:p>"
                                                                    "<w:p><w:pPr><w:pStyle "
                                                                    "w:val=\"Weg\"/><w:outlineLvl "
                                                                    "w:val=\"9\"/></w:pPr>" RUN(
                                                                        "Tekst") "</w:p>"
                                                                                 "<w:p><w:pPr><w:pStyle "
                                                                                 "w:val=\"Bijschrift\"/></w:pPr>" RUN(
                                                                                     "Onder") "</w:p>"
                                                                                              "<w:p><w:pPr><w:pStyle "
                                                                                              "w:val=\"Streep\"/></"
                                                                                              "w:pPr>" RUN(
                                                                                                  "Punt") "</w:p>"
                                                                                                          "<w:p><w:pPr>"
                                                                                                          "<w:numPr><w:"
                                                                                                          "numId "
                                                                                                          "w:val=\"2\"/"
                                                                                                          "></"
                                                                                                          "w:numPr></"
                                                                                                          "w:pPr>" RUN(
                                                                                                              "Nog een") "</w:p>"
                                                                                                                         "<w:p><w:pPr><w:pStyle w:val=\"Streep\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" RUN(
                                                                                                                             "Geen punt") "</w:p><w:tbl><w:tr><w:tc><w:p>" RUN("Cel") "</w:p></w:tc></w:tr></w:tbl><w:p/>",
        "heading: Kop\nheading: Ook kop\nheading: Kop van niveau\nparagraph: Ring\nparagraph: Tekst\n"
        "caption: Onder\nlist-item: Punt\nlist-item: Nog een\nparagraph: Geen punt\nparagraph: Cel\n");
}

static void joins_runs_that_look_alike(void **state) {
    (void)state;
    assert_read("<w:p w:rsidR=\"1\"><w:r w:rsidR=\"1\"><w:t>De ge</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
                "<w:r w:rsidR=\"2\"><w:rPr><w:lang w:val=\"en-US\"/><w:noProof/></w:rPr><w:t>meente </w:t></w:r>"
                "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>"
                "<w:r><w:lastRenderedPageBreak/><w:t xml:space=\"preserve\"> opent </w:t></w:r>" BOLD("de") BOLD(
                    " ") "<w:r><w:rPr><w:b w:val=\"true\"/><w:bCs/></w:rPr><w:t>straat</w:t></w:r>" RUN(".") "</w:p>",
                "paragraph: De gemeente opent <b>de straat</b>.\n");
    assert_read("<w:p><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>\"</w:t></w:r>" RUN("Kom!") "</w:p>",
                "paragraph: \"Kom!\n");
    /* what most of a paragraph looks like is no code; a blank between two of a look is of that look */
    assert_read("<w:p>" BOLD("Alles is vet") "</w:p><w:p>" BOLD("Let op:")
                    RUN(" kom op tijd") "</w:p>"
                                        "<w:p>" BOLD("Bijna alles is ") RUN("vet") "</w:p><w:p>" BOLD("Jan") RUN(" ")
                                            BOLD("Smit") RUN(" komt vanavond") "</w:p>",
                "paragraph: Alles is vet\nparagraph: <b>Let op:</b> kom op tijd\n"
                "paragraph: Bijna alles is <r>vet</r>\nparagraph: <b>Jan Smit</b> komt vanavond\n");
}

static void knows_what_stands_in_runs(void **state) {
    (void)state;
    assert_read("<w:p><w:r><w:t>Naam:</w:t><w:tab/><w:t>Jan</w:t><w:br/><w:t xml:space=\"preserve\"> Straat</w:t>"
                "<w:footnoteReference w:id=\"2\"/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>"
                "<w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:drawing/><w:tab/></w:r></w:p>",
                "paragraph: Naam:<tab/> Jan<br/> Straat<footnote/>a\xE2\x80\x91"
                "b\xC2\xAD"
                "c<sym/><image/><tab/>\n");
    assert_read("<w:p>" RUN("Zicht") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>" RUN(
                    "baar") "</w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r></w:p>",
                "paragraph: Zicht<hidden/>baar\n");
    assert_read("<w:p><w:r><w:t>  zonder\n preserve </w:t></w:r></w:p>", "paragraph: zonder  preserve\n");
}

static void knows_what_stands_around_runs(void **state) {
    (void)state;
    assert_read(
        "<w:p>" RUN("Zie ") "<w:hyperlink r:id=\"h\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>"
                            "<w:t xml:space=\"preserve\">de kaart </w:t></w:r><w:r><w:rPr><w:rStyle "
                            "w:val=\"Hyperlink\"/><w:i/></w:rPr><w:t>hier</w:t></w:r></w:hyperlink>" RUN(".") "</w:p>",
        "paragraph: Zie <a>de kaart <Hyperlink-i>hier</Hyperlink-i></a>.\n");
    assert_read(
        "<w:p><w:smartTag>" RUN("Utrecht") "</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>" RUN(
            " en ") "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>" RUN("keus") "</"
                                                                                                                   "w:"
                                                                                                                   "sdt"
                                                                                                                   "Con"
                                                                                                                   "ten"
                                                                                                                   "t><"
                                                                                                                   "/w:"
                                                                                                                   "sdt"
                                                                                                                   "><"
                                                                                                                   "m:"
                                                                                                                   "oMa"
                                                                                                                   "th/"
                                                                                                                   "></"
                                                                                                                   "w:"
                                                                                                                   "p>",
        "paragraph: Utrecht<control> en </control><control/><oMath/>\n");
    assert_read("<w:sdt><w:sdtContent><w:p>" RUN("In een blok") "</w:p></w:sdtContent></w:sdt>",
                "paragraph: In een blok\n");
}

static void reads_tracked_changes_as_accepted(void **state) {
    (void)state;
    ntr_buffer bytes = {0};
    make(&bytes,
         "<w:p>" RUN("Wij ") "<w:del><w:r><w:delText>gaan</w:delText></w:r></w:del><w:ins>" RUN(
             "komen") "</w:ins></w:p><w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>",
         NULL);
    ntr_document *document = read_packed(&bytes);
    assert_blocks(document, "paragraph: Wij komen\n");
    assert_int_equal(document->notes.count, 1);
    assert_string_equal(document->notes.items[0].code, "tracked-changes");
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
}

#define BEGIN "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define SHOWS "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
#define END "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

static void knows_fields(void **state) {
    (void)state;
    assert_read("<w:p>" RUN("Pagina ") BEGIN CODE(" PA") CODE("GE ") SHOWS RUN("12") END RUN(" van ")
                    BEGIN CODE("NUMPAGES") END "</w:p><w:p>" BEGIN CODE(" HYPERLINK \"x\"") SHOWS RUN("link")
                        END RUN(" en ") "<w:fldSimple w:instr=\" REF a \\h \">" RUN("Figuur 1") "</w:fldSimple></w:p>",
                "paragraph: Pagina <PAGE/> van <NUMPAGES/>\nparagraph: <a>link</a> en <REF/>\n");
    /* a table of contents runs over paragraphs */
    assert_read("<w:p>" BEGIN CODE(" TOC \\o ") SHOWS
                "<w:hyperlink w:anchor=\"t\">" RUN("Inleiding") "<w:r><w:tab/>"
                                                                "</w:r>" BEGIN CODE("PAGEREF t") SHOWS RUN("3") END
                "</w:hyperlink></w:p><w:p>" RUN("Slot") END "</w:p>",
                "paragraph: <TOC/><a>Inleiding<tab/><PAGEREF/></a>\nparagraph: Slot<field/>\n");
    /* fields in fields, with a field in what one computes */
    assert_read("<w:p>" RUN("a") BEGIN CODE("IF ") BEGIN CODE("PAGE") SHOWS RUN("1") END CODE("=1") SHOWS RUN("x")
                    END RUN("b") "</w:p>",
                "paragraph: a<IF/>b\n");
    /* what a field computes over several paragraphs is no text */
    assert_read("<w:p>" RUN("Voor") "</w:p><w:p>" BEGIN CODE("IF") "</w:p><w:p>" RUN("niets") "</w:p><w:p>" SHOWS RUN(
                    "x") END "</w:p><w:p>" RUN("Na") "</w:p>",
                "paragraph: Voor\nparagraph: Na\n");
}

/* A text box, and what stands for it where programs do not know such boxes. */
#define BOX(text) "<w:txbxContent><w:p>" RUN(text) "</w:p></w:txbxContent>"
#define TWINS(text)                                                                                                    \
    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" BOX(                                           \
        text) "</w:drawing></mc:Choice>"                                                                               \
              "<mc:Fallback><w:pict>" BOX(text) "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"

static void reads_text_boxes_once(void **state) {
    (void)state;
    assert_read("<w:p>" RUN("Buiten") TWINS("Binnen") "</w:p>", "paragraph: Buiten<image/>\nparagraph: Binnen\n");
}

/* A picture: Word says twice what it shows. */
#define PICTURE(descr)                                                                                                 \
    "<w:r><w:drawing><wp:inline xmlns:wp=\"wp\"><wp:docPr id=\"1\" name=\"x\" title=\"\" descr=\"" descr               \
    "\"/><a:graphic xmlns:a=\"a\"><a:graphicData><pic:pic xmlns:pic=\"pic\"><pic:nvPicPr><pic:cNvPr id=\"0\" "         \
    "descr=\"" descr "\"/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"

static void reads_and_writes_what_a_picture_shows(void **state) {
    (void)state;
    assert_read("<w:p>" RUN("Hier ") PICTURE("Een &quot;vlag&quot;") RUN(" daar") "</w:p>",
                "paragraph: Hier <image/> daar\ncaption: Een \"vlag\"\n");
    assert_written("<w:p>" PICTURE("Een vlag") "</w:p>", "A <flag>", "<w:p>" PICTURE("A &lt;flag&gt;") "</w:p>");
}

static void reads_footnotes(void **state) {
    (void)state;
    ntr_buffer bytes = {0};
    make(&bytes, "<w:p>" RUN("Tekst") "</w:p>",
         "<w:footnote w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
         "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" RUN(" Noot") "</w:p></w:footnote>");
    ntr_document *document = read_packed(&bytes);
    assert_blocks(document, "paragraph: Tekst\nparagraph: <footnoteRef/> Noot\n");
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void keeps_all_bytes_where_nothing_changes(void **state) {
    (void)state;
    ntr_buffer bytes = {0}, out = {0};
    make(&bytes, "<w:p><!-- x -->" BOLD("Let op:") RUN(" kom") "</w:p>", NULL);
    ntr_document *document = read_packed(&bytes);
    ntr_bitext *bitext = copy_blocks(document);
    export_packed(&out, &bytes, bitext);
    assert_true(ntr_str_equal(ntr_buffer_str(&bytes), ntr_buffer_str(&out)));
    ntr_bitext_free(bitext);
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&out);
}

static void writes_runs_in_the_look_of_their_code(void **state) {
    (void)state;
    assert_written("<w:p w:rsidR=\"7\"><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"20\"/><w:lang "
                   "w:val=\"nl-NL\"/></w:rPr><w:t xml:space=\"preserve\">Let op: </w:t></w:r>" BOLD("kom") "</w:p>",
                   "<b>Come</b>, please",
                   "<w:p w:rsidR=\"7\"><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t "
                   "xml:space=\"preserve\">Come</w:t></w:r><w:r><w:rPr><w:sz w:val=\"20\"/><w:lang w:val=\"en-GB\"/>"
                   "</w:rPr><w:t xml:space=\"preserve\">, please</w:t></w:r></w:p>");
    assert_written("<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"
                   "</w:p>",
                   "x\xE2\x80\x91y\xC2\xADz\tq\nw",
                   "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">x</w:t><w:noBreakHyphen/><w:t "
                   "xml:space=\"preserve\">y</w:t><w:softHyphen/><w:t xml:space=\"preserve\">z</w:t><w:tab/><w:t "
                   "xml:space=\"preserve\">q</w:t><w:br/><w:t xml:space=\"preserve\">w</w:t></w:r></w:p>");
}

static void puts_things_where_the_translation_has_them(void **state) {
    (void)state;
    assert_written(
        "<w:p>" RUN("Naam:") "<w:r><w:tab/></w:r>" RUN(
            "Jan") "<w:r><w:rPr><w:i/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>" RUN(".") "</w:p>",
        "Name<footnote/>:<tab/> John",
        "<w:p><w:r><w:t xml:space=\"preserve\">Name</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:footnoteReference "
        "w:id=\"2\"/></w:r><w:r><w:t xml:space=\"preserve\">:</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t "
        "xml:space=\"preserve\">John</w:t></w:r></w:p>");
    assert_written("<w:p>" RUN("Zie ") "<w:hyperlink r:id=\"h\">" BOLD("hier") "</w:hyperlink>" RUN(" op ")
                       BEGIN CODE("PAGE") SHOWS RUN("3") END RUN(".") "</w:p>",
                   "On <PAGE/> see <a>here</a>.",
                   "<w:p><w:r><w:t xml:space=\"preserve\">On </w:t></w:r>" BEGIN CODE("PAGE") SHOWS RUN("3") END
                   "<w:r><w:t xml:space=\"preserve\"> see </w:t></w:r><w:hyperlink r:id=\"h\">" BOLD(
                       "here") "</w:hyperlink>" RUN(".") "</w:p>");
}

static void keeps_anchors_near_their_words(void **state) {
    (void)state;
    assert_written(
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>" RUN(
            "Een ") "<w:bookmarkStart w:id=\"2\" "
                    "w:name=\"b\"/>" BOLD("twee") "<w:bookmarkEnd w:id=\"2\"/>" RUN(
                        " drie vier") "<w:bookmarkEnd w:id=\"1\"/></w:p>",
        "One <b>two</b> three",
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkStart w:id=\"2\" w:name=\"b\"/>" RUN("One ")
            BOLD("two") RUN(" three") "<w:bookmarkEnd w:id=\"2\"/><w:bookmarkEnd w:id=\"1\"/></w:p>");
}

static void writes_text_boxes_and_their_twins(void **state) {
    (void)state;
    ntr_buffer bytes = {0}, out = {0};
    make(&bytes, "<w:p>" TWINS("In") RUN("Uit") "</w:p>", NULL); /* the picture stands outside of the sentence */
    ntr_document *document = read_packed(&bytes);
    ntr_bitext *bitext = copy_blocks(document);
    set_target(bitext, 0, "Out");
    set_target(bitext, 1, "Inside");
    export_packed(&out, &bytes, bitext);
    assert_part_holds(&out, "word/document.xml", "<w:p>" TWINS("Inside") RUN("Out") "</w:p>");
    assert_part_holds(&out, "word/styles.xml", "<w:lang w:val=\"en-GB\"/>");
    assert_part_holds(&out, "word/media/a.png", "niet echt");
    ntr_bitext_free(bitext);
    ntr_document_free(document);
    ntr_buffer_dispose(&bytes);
    ntr_buffer_dispose(&out);
}

static void unbinds_translated_controls(void **state) {
    (void)state;
    assert_written(
        "<w:p>" RUN("Titel: ") "<w:sdt><w:sdtPr><w:alias w:val=\"t\"/><w:dataBinding w:xpath=\"x\"/></w:sdtPr>"
                               "<w:sdtContent>" RUN("Kop") "</w:sdtContent></w:sdt></w:p>",
        "Title: <control>Head</control>",
        "<w:sdt><w:sdtPr><w:alias w:val=\"t\"/></w:sdtPr><w:sdtContent>" RUN("Head") "</w:sdtContent></w:sdt>");
}

/* --- what is refused ---------------------------------------------------------------------------------------------- */

static void refuses_what_is_no_document(void **state) {
    (void)state;
    ntr_buffer bytes = {0};
    make(&bytes, "<w:p>" RUN("a"), NULL);
    ntr_error err = read_refused(&bytes);
    assert_int_equal(err.status, NTR_BAD_SYNTAX);
    assert_string_equal(err.source, "proef(word/document.xml)");
    assert_int_equal(err.line, 1);
    ntr_buffer_clear(&bytes);
    make(&bytes, "<w:p/>", NULL);
    assert_int_equal(read_refused(&bytes).status, NTR_EMPTY);
    ntr_buffer_clear(&bytes);
    const office_file bare[] = {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}, {0}};
    pack(&bytes, bare);
    err = read_refused(&bytes);
    assert_string_equal(err.source, "proef(_rels/.rels)");
    ntr_buffer_clear(&bytes);
    ntr_buffer_append(&bytes, NTR_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 en meer"));
    err = read_refused(&bytes);
    assert_non_null(strstr(err.message, "save it as .docx"));
    ntr_buffer_dispose(&bytes);
}

static void refuses_entities(void **state) {
    (void)state;
    ntr_buffer bytes = {0};
    const office_file files[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels",
         "<R><Relationship Type=\"" R "/officeDocument\" Target=\"../../word/../word/document.xml\"/></R>"},
        {"word/document.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>"},
        {0}};
    pack(&bytes, files);
    const ntr_error err = read_refused(&bytes);
    assert_string_equal(err.source, "proef(word/document.xml)");
    assert_non_null(strstr(err.message, "entities"));
    ntr_buffer_dispose(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_kinds_by_style_outline_and_numbering),
        cmocka_unit_test(joins_runs_that_look_alike),
        cmocka_unit_test(knows_what_stands_in_runs),
        cmocka_unit_test(knows_what_stands_around_runs),
        cmocka_unit_test(reads_tracked_changes_as_accepted),
        cmocka_unit_test(knows_fields),
        cmocka_unit_test(reads_text_boxes_once),
        cmocka_unit_test(reads_and_writes_what_a_picture_shows),
        cmocka_unit_test(reads_footnotes),
        cmocka_unit_test(keeps_all_bytes_where_nothing_changes),
        cmocka_unit_test(writes_runs_in_the_look_of_their_code),
        cmocka_unit_test(puts_things_where_the_translation_has_them),
        cmocka_unit_test(keeps_anchors_near_their_words),
        cmocka_unit_test(writes_text_boxes_and_their_twins),
        cmocka_unit_test(unbinds_translated_controls),
        cmocka_unit_test(refuses_what_is_no_document),
        cmocka_unit_test(refuses_entities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
