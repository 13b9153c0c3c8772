#include "support/test.h"

#include "base/arena.h"
#include "ntrans/format.h"

enum { MOST = 64 };

/* A bitext of one unit without a target, whose annotations are terms over the given spans. */
static ntr_bitext *bitext_of(const char *source, const ntr_span *spans, uint32_t count) {
    ntr_bitext *bitext = NULL;
    assert_int_equal(ntr_bitext_new(&bitext, NTR_STR("test"), "nl", "en-GB", NULL), NTR_OK);
    ntr_annot *annots = ntr_arena_array(bitext->arena, MOST, sizeof *annots);
    ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
    assert_true(annots && unit);
    for (uint32_t i = 0; i < count; i++)
        annots[i] = (ntr_annot){.span = spans[i], .kind = NTR_TERM, .target = NTR_STR("x")};
    *unit = (ntr_unit){.id = NTR_STR("p0s0"),
                       .source = ntr_str_from(source),
                       .lang = ntr_lang_from("nl"),
                       .translate = true,
                       .annots = annots,
                       .annot_count = count};
    return bitext;
}

static void write(ntr_buffer *out, const char *format, const ntr_bitext *bitext, const ntr_write_options *options) {
    assert_int_equal(ntr_format_find(format)->write(out, bitext, options, NULL), NTR_OK);
}

static void check_source(ntr_bitext *bitext, const char *expected) {
    static const ntr_write_options options;
    ntr_buffer out = {0};
    write(&out, "xliff2", bitext, &options);
    ntr_buffer_append_char(&out, '\0');
    if (!strstr(out.ptr, expected)) fail_msg("no \"%s\" in\n%s", expected, out.ptr);
    ntr_buffer_dispose(&out);
    ntr_bitext_free(bitext);
}

static void finds_formats_by_name(void **state) {
    (void)state;
    assert_string_equal(ntr_format_at(0)->name, "xliff");
    assert_string_equal(ntr_format_find("xliff2")->suffix, ".nl-en.xliff2.xlf");
    assert_null(ntr_format_find("docx"));
    assert_null(ntr_format_at(100));
}

static void marks_nest_in_xliff2(void **state) {
    (void)state;
    const ntr_span spans[] = {{0, 5}, {0, 1}, {2, 4}, {2, 4}, {6, 7}};
    check_source(
        bitext_of("abcdefgh", spans, 5),
        "<source><mrk id=\"m1\" type=\"term\"><mrk id=\"m2\" type=\"term\">a</mrk>b<mrk id=\"m3\" type=\"term\">"
        "<mrk id=\"m4\" type=\"term\">cd</mrk></mrk>e</mrk>f<mrk id=\"m5\" type=\"term\">g</mrk>h</source>");
}

static void what_cannot_nest_is_not_marked(void **state) {
    (void)state;
    const ntr_span spans[] = {{0, 3}, {1, 1}, {2, 5}, {4, 6}};
    check_source(bitext_of("abcdef", spans, 4),
                 "<source><mrk id=\"m1\" type=\"term\">abc</mrk>d<mrk id=\"m4\" type=\"term\">ef</mrk></source>");
}

static void marks_deeper_than_the_limit_are_left_out(void **state) {
    (void)state;
    static const ntr_write_options options;
    ntr_span spans[MOST];
    char source[MOST + 1] = {0};
    memset(source, 'a', MOST);
    for (uint32_t i = 0; i < MOST; i++) spans[i] = (ntr_span){0, MOST - i};
    ntr_bitext *bitext = bitext_of(source, spans, MOST);
    ntr_buffer out = {0};
    write(&out, "xliff2", bitext, &options);
    ntr_buffer_append_char(&out, '\0');
    uint32_t marks = 0, entries = 0;
    for (const char *at = out.ptr; (at = strstr(at, "<mrk ")); at++) marks++;
    for (const char *at = out.ptr; (at = strstr(at, "<gls:glossEntry ")); at++) entries++;
    assert_int_equal(marks, 32);
    assert_int_equal(entries, marks);
    ntr_buffer_dispose(&out);
    ntr_bitext_free(bitext);
}

static void xliff2_wants_a_unit(void **state) {
    (void)state;
    static const ntr_write_options options;
    ntr_bitext *bitext = NULL;
    ntr_buffer out = {0};
    assert_int_equal(ntr_bitext_new(&bitext, NTR_STR("test"), "nl", "en-GB", NULL), NTR_OK);
    assert_int_equal(ntr_format_find("xliff2")->write(&out, bitext, &options, NULL), NTR_EMPTY);
    ntr_buffer_dispose(&out);
    ntr_bitext_free(bitext);
}

static void json_lines_begin_with_the_document(void **state) {
    (void)state;
    const ntr_write_options options = {.doc = "a\"\xff.txt"};
    ntr_bitext *bitext = bitext_of("é", NULL, 0);
    ntr_buffer out = {0};
    write(&out, "jsonl", bitext, &options);
    assert_str(
        ntr_buffer_str(&out),
        "{\"doc\":\"a\\\"\uFFFD.txt\",\"id\":\"p0s0\",\"para\":0,\"source\":\"é\",\"target\":null,\"lang\":\"nl\","
        "\"translate\":true,\"names\":[],\"terms\":[],\"protected\":[],\"notes\":[]}\n");
    ntr_buffer_dispose(&out);
    ntr_bitext_free(bitext);
}

static void writers_append(void **state) {
    (void)state;
    static const ntr_write_options options;
    ntr_bitext *bitext = bitext_of("ja", NULL, 0);
    const ntr_format *format;
    for (size_t i = 0; (format = ntr_format_at(i)); i++) {
        ntr_buffer out = {0};
        ntr_buffer_append_char(&out, '#');
        write(&out, format->name, bitext, &options);
        const size_t once = out.len - 1;
        write(&out, format->name, bitext, &options);
        assert_int_equal(out.len, 1 + 2 * once);
        assert_memory_equal(out.ptr + 1, out.ptr + 1 + once, once);
        assert_int_equal(out.ptr[0], '#');
        ntr_buffer_dispose(&out);
    }
    ntr_bitext_free(bitext);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_formats_by_name),
        cmocka_unit_test(marks_nest_in_xliff2),
        cmocka_unit_test(what_cannot_nest_is_not_marked),
        cmocka_unit_test(marks_deeper_than_the_limit_are_left_out),
        cmocka_unit_test(xliff2_wants_a_unit),
        cmocka_unit_test(json_lines_begin_with_the_document),
        cmocka_unit_test(writers_append),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
