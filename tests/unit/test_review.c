/* The review page: what is escaped and shown, where marks and codes end up, what a row says of itself. */
#include "base/arena.h"
#include "format/page.h"
#include "ntrans/format.h"
#include "ntrans/review.h"
#include "support/test.h"

static void assert_text(const char *text, size_t length, const char *wanted) {
    ntr_buffer out = {0};
    page_text(&out, (ntr_str){text, length});
    ntr_buffer_append_char(&out, '\0');
    assert_false(out.failed);
    assert_string_equal(out.ptr, wanted);
    ntr_buffer_dispose(&out);
}

#define SIGN(code) "<span class=\"u\" data-u=\"" code "\"></span>"

static void text_means_nothing_to_a_browser(void **state) {
    (void)state;
    assert_text("a</script>&\"'", 13, "a&lt;/script&gt;&amp;&quot;'");
    assert_text("a\0b\r\n\tc", 7, "a" SIGN("0") "b" SIGN("D") SIGN("A") "\tc");
    assert_text("\u202Ex\u2028\u2066\uFEFF", 13, SIGN("202E") "x" SIGN("2028") SIGN("2066") SIGN("FEFF"));
    assert_text("\xC2\x85\uFFFF", 5, SIGN("85") SIGN("FFFF"));
    assert_text("né 👩\u200D🚀", 15, "né 👩\u200D🚀");
    assert_text("a\xFF", 2, "a\uFFFD");
}

static void values_keep_their_lines(void **state) {
    (void)state;
    ntr_buffer out = {0};
    page_attribute(&out, "x", (ntr_str){"\"<a>\n\0\u202E", 9});
    ntr_buffer_append_char(&out, '\0');
    assert_string_equal(out.ptr, " x=\"&quot;&lt;a&gt;&#10;\uFFFD&#8238;\"");
    ntr_buffer_dispose(&out);
}

/* --- marks and codes ---------------------------------------------------------------------------------------------- */

static void add_mark(page_marks *marks, uint32_t begin, uint32_t end, const char *name) {
    page_marks_add(marks, (ntr_span){begin, end});
    ntr_buffer_printf(&marks->tags, "<mark %s>", name);
}

static void assert_marked(page_marks *marks, const char *text, const ntr_code *codes, uint32_t count,
                          const char *wanted) {
    ntr_buffer out = {0};
    page_marked_text(&out, ntr_str_from(text), (ntr_codes){codes, count}, marks);
    ntr_buffer_append_char(&out, '\0');
    assert_string_equal(out.ptr, wanted);
    ntr_buffer_dispose(&out);
    page_marks_clear(marks);
}

static void marks_nest_and_never_cross(void **state) {
    (void)state;
    page_marks marks = {.arena = ntr_arena_new()};
    add_mark(&marks, 2, 4, "b");
    add_mark(&marks, 0, 6, "a");
    assert_marked(&marks, "abcdefg", NULL, 0, "<mark a>ab<mark b>cd</mark>ef</mark>g");
    add_mark(&marks, 0, 4, "a");
    add_mark(&marks, 2, 9, "b"); /* crosses, and ends behind the text */
    assert_marked(&marks, "abcdefg", NULL, 0, "<mark a>ab<mark b>cd</mark></mark>efg");
    add_mark(&marks, 3, 3, "empty");
    add_mark(&marks, 50, 60, "outside");
    assert_marked(&marks, "abc", NULL, 0, "abc");
    for (uint32_t i = 0; i < 10; i++) add_mark(&marks, 0, 3, "x");
    assert_marked(&marks, "abc", NULL, 0,
                  "<mark x><mark x><mark x><mark x><mark x><mark x><mark x><mark x>abc"
                  "</mark></mark></mark></mark></mark></mark></mark></mark>");
    ntr_buffer_dispose(&marks.tags);
    ntr_arena_free(marks.arena);
}

static void codes_stand_in_their_places(void **state) {
    (void)state;
    page_marks marks = {.arena = ntr_arena_new()};
    const ntr_code codes[] = {
        {1, NTR_CODE_OPEN, NTR_STR("1"), NTR_STR("<b class=\"x\">"), false},
        {2, NTR_CODE_CLOSE, NTR_STR("1"), NTR_STR("</b>"), false},
        {9, NTR_CODE_ALONE, NTR_STR("2"), NTR_STR(""), true}, /* behind the end */
    };
    add_mark(&marks, 1, 2, "a");
    assert_marked(&marks, "abc", codes, 3,
                  "a<span class=\"c\" role=\"img\" data-k=\"open\" data-i=\"1\" data-w=\"b\" data-d=\"&lt;b "
                  "class=&quot;x&quot;&gt;\" aria-label=\"code &lt;b class=&quot;x&quot;&gt;\"></span><mark a>b</mark>"
                  "<span class=\"c\" role=\"img\" data-k=\"close\" data-i=\"1\" data-w=\"/b\" data-d=\"&lt;/b&gt;\" "
                  "aria-label=\"code &lt;/b&gt;\"></span>c<span class=\"c\" role=\"img\" data-k=\"alone\" data-i=\"2\" "
                  "data-w=\"2\" data-x aria-label=\"code 2\"></span>");
    ntr_buffer_dispose(&marks.tags);
    ntr_arena_free(marks.arena);
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

static void assert_holds(const ntr_buffer *page, const char *wanted) {
    if (!strstr(page->ptr, wanted)) fail_msg("the page does not hold %s", wanted);
}

static void assert_lacks(const ntr_buffer *page, const char *unwanted) {
    if (strstr(page->ptr, unwanted)) fail_msg("the page holds %s", unwanted);
}

static void findings_stand_in_their_rows(void **state) {
    (void)state;
    ntr_bitext *bitext = NULL;
    ntr_buffer out = {0};
    const ntr_remark_on_unit finding = {1, {0, 2}, "doubled", NTR_SEVERITY_WARNING, NTR_STR("“<on>” stands twice")};
    const ntr_write_options options = {.findings = &finding, .finding_count = 1};
    assert_int_equal(ntr_bitext_new(&bitext, NTR_STR("a/\"b\".txt"), "nl", "en-GB", NULL), NTR_OK);
    for (int i = 0; i < 2; i++) {
        ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
        *unit = (ntr_unit){.id = NTR_STR("p"),
                           .source = NTR_STR("op op"),
                           .target = NTR_STR("on on"),
                           .translate = true,
                           .lang = ntr_lang_from("nl")};
    }
    assert_int_equal(ntr_format_find("html")->write(&out, bitext, &options, NULL), NTR_OK);
    ntr_buffer_append_char(&out, '\0');
    assert_holds(&out, "id=\"r0\" data-id=\"p\" data-s=\"new\" data-first data-l=\"nl\" data-f=\"\">");
    assert_holds(&out, "id=\"r1\" data-id=\"p\" data-s=\"new\" data-l=\"nl\" data-f=\"found \">");
    assert_holds(&out, "<li class=\"warning\" data-code=\"doubled\"><b>warning</b> “&lt;on&gt;” stands twice");
    assert_holds(&out, "<title>&quot;b&quot;.txt · review</title>");
    assert_lacks(&out, "<!--=");
    assert_lacks(&out, "@STYLE");
    ntr_buffer_dispose(&out);
    ntr_bitext_free(bitext);
}

static void beads_are_rows(void **state) {
    (void)state;
    const ntr_str nl[] = {NTR_STR("Een."), NTR_STR("Twee.")}, en[] = {NTR_STR("One & two.")};
    const ntr_bead beads[] = {{0, 0, 2, 1, 640}, {2, 1, 0, 0, 1000}};
    const ntr_review_ladder ladder = {NTR_STR("a"), {{nl, 2, "nl"}, {en, 1, "en-GB"}}, beads, 2, 900};
    ntr_buffer out = {0};
    assert_int_equal(ntr_review_write(&out, &ladder, NULL), NTR_OK);
    ntr_buffer_append_char(&out, '\0');
    assert_holds(&out, "<body class=\"beads\"");
    assert_holds(&out, "class=\"row doubt\" id=\"r0\" data-score=\"640\"");
    assert_holds(&out, "2–1</a> <span class=\"st\">doubtful, 64 %</span>");
    assert_holds(&out, "data-n=\"1\">Twee.</p></div>");
    assert_holds(&out, "One &amp; two.");
    assert_holds(&out, "class=\"row\" id=\"r1\" data-score=\"1000\"");
    ntr_buffer_dispose(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_means_nothing_to_a_browser), cmocka_unit_test(values_keep_their_lines),
        cmocka_unit_test(marks_nest_and_never_cross),      cmocka_unit_test(codes_stand_in_their_places),
        cmocka_unit_test(findings_stand_in_their_rows),    cmocka_unit_test(beads_are_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
