/* Codes from a document into units, into drafts, and back into the blocks. */
#include "support/test.h"

#include <stdio.h>

#include "base/arena.h"
#include "ext/unicode.h"
#include "format/weave.h"

/* Text with codes as the tests write it: "[1" opens, "1]" closes, "{1}" stands alone. One block a line; "|" between
 * segments. */
static void add_code(ntr_document *document, uint32_t at, ntr_code_kind kind, char id) {
    const char data[] = {'<', id, '>'};
    const ntr_code code = {.at = at, .kind = kind, .id = {&id, 1}, .data = {data, sizeof data}};
    assert_int_equal(ntr_document_add_code(document, &code, NULL), NTR_OK);
}

static void plain_text(char *out, const char *marked) {
    for (; *marked; marked++)
        if (!strchr("[]{}|123456789", *marked)) *out++ = *marked;
    *out = '\0';
}

static void add_segment(ntr_document *document, uint32_t begin, uint32_t end) {
    const ntr_span span = ntr_utf8_trim(document->text, (ntr_span){begin, end});
    ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
    assert_non_null(segment);
    *segment =
        (ntr_segment){.span = span, .block = document->blocks.count, .lang = ntr_lang_from("nl"), .translate = true};
}

static void end_block(ntr_document *document, uint32_t begin, uint32_t end) {
    assert_int_equal(ntr_document_add_block(document, (ntr_span){begin, end}, NTR_PARAGRAPH, NULL), NTR_OK);
}

static ntr_document *document_of(const char *marked) {
    char text[512];
    ntr_document *document = NULL;
    uint32_t at = 0, block = 0, segment = 0;
    plain_text(text, marked);
    assert_int_equal(ntr_document_new(&document, NTR_STR("test"), ntr_str_from(text), NULL), NTR_OK);
    for (; *marked; marked++) {
        if (*marked == '[') add_code(document, at, NTR_CODE_OPEN, marked[1]);
        if (*marked == ']') add_code(document, at, NTR_CODE_CLOSE, marked[-1]);
        if (*marked == '{') add_code(document, at, NTR_CODE_ALONE, marked[1]);
        if (*marked == '|' || *marked == '\n') add_segment(document, segment, at);
        if (*marked == '|') segment = at;
        if (*marked == '\n') {
            end_block(document, block, at);
            block = segment = at + 1;
        }
        at += !strchr("[]{}|123456789", *marked);
    }
    add_segment(document, segment, at);
    end_block(document, block, at);
    assert_int_equal(ntr_document_check(document, NULL), NTR_OK);
    return document;
}

static void append_marked(ntr_buffer *out, ntr_str text, ntr_codes codes) {
    static const char *const before[] = {"[", "", "{"}, *const behind[] = {"", "]", "}"}; /* as ntr_code_kind */
    uint32_t at = 0;
    for (uint32_t i = 0; i < codes.count; i++) {
        const ntr_code *code = &codes.items[i];
        ntr_buffer_append(out, ntr_str_slice(text, at, code->at));
        ntr_buffer_printf(out, "%s%.*s%s", before[code->kind], NTR_FMT(code->id), behind[code->kind]);
        at = code->at;
    }
    ntr_buffer_append(out, ntr_str_slice(text, at, text.len));
}

static ntr_bitext *bitext_of(const ntr_document *document, ntr_target target) {
    ntr_bitext *bitext = NULL;
    assert_int_equal(ntr_bitext_from_document(&bitext, document, target, "nl", "en-GB", NULL), NTR_OK);
    return bitext;
}

/* --- units -------------------------------------------------------------------------------------------------------- */

static void check_units(const char *marked, const char *expected) {
    ntr_document *document = document_of(marked);
    ntr_bitext *bitext = bitext_of(document, NTR_TARGET_COPY);
    ntr_buffer units = {0};
    ntr_document_free(document);
    for (uint32_t i = 0; i < bitext->units.count; i++) {
        const ntr_unit *unit = &bitext->units.items[i];
        if (i) ntr_buffer_append_char(&units, '|');
        append_marked(&units, unit->source, unit->source_codes);
        assert_int_equal(unit->source_codes.count, unit->target_codes.count);
        for (uint32_t c = 0; c < unit->source_codes.count; c++)
            if (unit->source_codes.items[c].isolated) ntr_buffer_append_char(&units, '!');
    }
    assert_str(ntr_buffer_str(&units), expected);
    ntr_buffer_dispose(&units);
    ntr_bitext_free(bitext);
}

static void units_have_the_codes_inside(void **state) {
    (void)state;
    check_units("Een [1vet1] woord.", "Een [1vet1] woord.");
    check_units("[1Hele zin.1]", "Hele zin.");
    check_units("[1Hele1] zin [2hier.2]", "[1Hele1] zin [2hier.2]");
    check_units("{1}Foto vooraf. |Noot achter.{2}", "Foto vooraf.|Noot achter.");
    check_units("Noot{1} binnen.", "Noot{1} binnen.");
    check_units("[1Een zin. |Nog een.1]", "Een zin.|Nog een.");
    check_units("Een [1zin. |Nog1] een.", "Een [1zin.!|Nog1] een.!");
    check_units("[1{2}Kop1] van een zin.", "[1{2}Kop1] van een zin.");
    check_units("{2}[1Kop1] van een zin.\n[1Tweede1] blok.", "[1Kop1] van een zin.|[1Tweede1] blok.");
    check_units("[1Een.1]|[2Twee.2]", "Een.|Twee.");
}

static void check_draft(const char *marked, const char *nl, const char *en, const char *expected) {
    ntr_document *document = document_of(marked);
    const char *at = strstr(document->text.ptr, nl);
    assert_non_null(at);
    const uint32_t begin = (uint32_t)(at - document->text.ptr);
    const ntr_annot annot = {
        .span = {begin, begin + (uint32_t)strlen(nl)}, .kind = NTR_NAME, .target = ntr_str_from(en)};
    assert_int_equal(ntr_document_add_annot(document, &annot, NULL), NTR_OK);
    ntr_bitext *bitext = bitext_of(document, NTR_TARGET_DRAFT);
    ntr_document_free(document);
    ntr_buffer draft = {0};
    append_marked(&draft, bitext->units.items[0].target, bitext->units.items[0].target_codes);
    assert_str(ntr_buffer_str(&draft), expected);
    ntr_buffer_dispose(&draft);
    ntr_bitext_free(bitext);
}

static void drafts_carry_the_codes(void **state) {
    (void)state;
    check_draft("In [1Moskou1] nu.", "Moskou", "Moscow", "In [1Moscow1] nu.");
    check_draft("In [1Mos1]kou nu [2dan2].", "Moskou", "Moscow", "In [1Moscow1] nu [2dan2].");
    check_draft("In Mos{1}kou nu.", "Moskou", "Moscow", "In Moscow{1} nu.");
    check_draft("In [1o Mos1][2kou nu2].", "Moskou", "Moscow", "In [1o Moscow1][2 nu2].");
    check_draft("In Mos[1kou nu1].", "Moskou", "Moscow", "In [1Moscow nu1].");
}

/* --- weaving ------------------------------------------------------------------------------------------------------ */

static void set_target(ntr_bitext *bitext, uint32_t index, const char *marked) {
    ntr_document *document = document_of(marked);
    ntr_bitext *target = bitext_of(document, NTR_TARGET_NONE);
    ntr_unit *unit = &bitext->units.items[index];
    char text[512];
    plain_text(text, marked);
    ntr_code *codes = ntr_arena_array(bitext->arena, (size_t)document->codes.count + 1, sizeof *codes);
    assert_non_null(codes);
    for (uint32_t i = 0; i < document->codes.count; i++) {
        codes[i] = document->codes.items[i];
        codes[i].id = ntr_arena_copy(bitext->arena, codes[i].id);
        codes[i].data = NTR_STR("");
    }
    unit->target = ntr_arena_copy(bitext->arena, ntr_str_from(text));
    unit->target_codes = (ntr_codes){codes, document->codes.count};
    unit->state = NTR_STATE_TRANSLATED;
    ntr_bitext_free(target);
    ntr_document_free(document);
}

/* `english` of the first unit; NULL: none. What is told, by code, stands behind a semicolon. */
static void check_weave(const char *marked, const char *english, ntr_missing missing, const char *expected) {
    ntr_document *document = document_of(marked);
    ntr_bitext *bitext = bitext_of(document, english ? NTR_TARGET_COPY : NTR_TARGET_NONE);
    const ntr_weave_options options = {missing};
    ntr_weave_report report;
    ntr_woven *woven = NULL;
    ntr_buffer got = {0};
    if (english) set_target(bitext, 0, english);
    assert_int_equal(ntr_weave_report_init(&report, NULL), NTR_OK);
    assert_int_equal(ntr_weave(&woven, document->arena, document, bitext, &options, &report, NULL), NTR_OK);
    append_marked(&got, woven[0].text, woven[0].codes);
    for (uint32_t i = 0; i < report.notes.count; i++) ntr_buffer_printf(&got, ";%s", report.notes.items[i].code);
    if (woven[0].unchanged) ntr_buffer_append(&got, NTR_STR("="));
    assert_str(ntr_buffer_str(&got), expected);
    ntr_buffer_dispose(&got);
    ntr_weave_report_dispose(&report);
    ntr_bitext_free(bitext);
    ntr_document_free(document);
}

static void weaving_the_source_changes_nothing(void **state) {
    (void)state;
    static const char *const blocks[] = {"Een [1vet1] woord.", "[1{2}Kop1] van. | {3} [4Een4] zin.{5}  ",
                                         "Een [1zin. |Nog1] een.", "[1A[2b2]1]{3}"};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        char text[64], expected[64];
        size_t length = 0;
        for (const char *c = blocks[i]; *c; c++)
            if (*c != '|') text[length++] = *c;
        snprintf(expected, sizeof expected, "%.*s=", (int)length, text);
        check_weave(blocks[i], NULL, NTR_MISSING_SOURCE, expected);
    }
}

static void weaving_puts_english_in(void **state) {
    (void)state;
    check_weave("[1Een zin. |Nog een.1]", "A sentence.", NTR_MISSING_SOURCE, "[1A sentence. Nog een.1]");
    check_weave("Een [1vet1] woord.", "A word in [1bold1].", NTR_MISSING_SOURCE, "A word in [1bold1].");
    check_weave("Twee zinnen. |Hier.", NULL, NTR_MISSING_EMPTY, " ");
    check_weave("Een{1} [2vet2] woord.", NULL, NTR_MISSING_EMPTY, "{1}");
    check_weave("Een [1vet1] woord.", NULL, NTR_MISSING_MARK, "⟦Een [1vet1] woord.⟧");
}

static void weaving_mends_codes(void **state) {
    (void)state;
    check_weave("Een{1} woord.", "A word.", NTR_MISSING_SOURCE, "A word.{1};code-added");
    check_weave("Een woord.", "A{7} word.", NTR_MISSING_SOURCE, "A word.;code-unknown");
    check_weave("Een{1} woord.", "A{1} word{1}.", NTR_MISSING_SOURCE, "A{1} word.;code-twice");
    check_weave("Een [1vet1] woord.", "A [1bold word.", NTR_MISSING_SOURCE, "A bold word.;code-half");
    check_weave("Een [1vet1] woord.", "A 1]bold[1 word.", NTR_MISSING_SOURCE, "A bold word.;code-half;code-half");
    check_weave("Een [1vet1] woord.", "A bold word.", NTR_MISSING_SOURCE, "A bold word.;code-missing");
    check_weave("[1Een1] [2vet2] woord.", "[1A [2bold1] word2].", NTR_MISSING_SOURCE,
                "[1A [2bold word2]1].;code-moved");
    check_weave("Een [1zin. |Nog1] een.", "One.", NTR_MISSING_SOURCE, "One. Nog een.;code-half");
}

static void a_unit_that_is_not_there_is_an_error(void **state) {
    (void)state;
    ntr_document *document = document_of("Een zin. |En nog een.");
    ntr_bitext *bitext = bitext_of(document, NTR_TARGET_COPY);
    ntr_weave_report report;
    ntr_woven *woven = NULL;
    ntr_error err = {0};
    assert_int_equal(ntr_weave_report_init(&report, NULL), NTR_OK);
    bitext->units.items[1].source = NTR_STR("Een andere zin.");
    assert_int_equal(ntr_weave(&woven, document->arena, document, bitext, &(ntr_weave_options){0}, &report, &err),
                     NTR_BAD_SYNTAX);
    assert_non_null(strstr(err.message, "p0s1"));
    ntr_weave_report_dispose(&report);
    ntr_bitext_free(bitext);
    ntr_document_free(document);
}

/* Two units that a tool joined, with its own white space between them. */
static void joined_units_fit(void **state) {
    (void)state;
    ntr_document *document = document_of("Een [1zin. |Nog1] een. |Klaar.");
    ntr_bitext *bitext = bitext_of(document, NTR_TARGET_NONE);
    ntr_weave_report report;
    ntr_woven *woven = NULL;
    bitext->units.items[0].source = NTR_STR("Een zin.\nNog een.");
    bitext->units.items[1] = bitext->units.items[2];
    bitext->units.count = 2;
    set_target(bitext, 0, "A [1sentence. Another1] one.");
    assert_int_equal(ntr_weave_report_init(&report, NULL), NTR_OK);
    assert_int_equal(ntr_weave(&woven, document->arena, document, bitext, &(ntr_weave_options){0}, &report, NULL),
                     NTR_OK);
    assert_str(woven[0].text, "A sentence. Another one. Klaar.");
    assert_int_equal(woven[0].codes.count, 2);
    assert_int_equal(report.notes.count, 0);
    assert_int_equal(report.missing, 1);
    ntr_weave_report_dispose(&report);
    ntr_bitext_free(bitext);
    ntr_document_free(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_have_the_codes_inside),
        cmocka_unit_test(drafts_carry_the_codes),
        cmocka_unit_test(weaving_the_source_changes_nothing),
        cmocka_unit_test(weaving_puts_english_in),
        cmocka_unit_test(weaving_mends_codes),
        cmocka_unit_test(a_unit_that_is_not_there_is_an_error),
        cmocka_unit_test(joined_units_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
