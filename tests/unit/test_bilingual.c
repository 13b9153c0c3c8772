/* Bilingual files as other tools write them. */
#include "support/test.h"

#include "ntrans/loss.h"

static ntr_bitext *read_good(const char *text, const char *format) {
    ntr_bitext *bitext = NULL;
    const ntr_format *found = NULL;
    ntr_error err = {0};
    if (ntr_format_read(&bitext, &found, NTR_STR("in"), ntr_str_from(text), &err) != NTR_OK)
        fail_msg("%d:%d %s", (int)err.line, (int)err.column, err.message);
    assert_string_equal(found->name, format);
    return bitext;
}

static ntr_error read_bad(const char *text) {
    ntr_bitext *bitext = NULL;
    ntr_error err = {0};
    assert_int_not_equal(ntr_format_read(&bitext, NULL, NTR_STR("in"), ntr_str_from(text), &err), NTR_OK);
    assert_null(bitext);
    return err;
}

static void check_unit(const ntr_unit *unit, const char *id, const char *source, const char *target) {
    assert_str(unit->id, id);
    assert_str(unit->source, source);
    if (target) {
        assert_str(unit->target, target);
    } else {
        assert_null(unit->target.ptr);
    }
}

static void check_code(const ntr_code *code, uint32_t at, ntr_code_kind kind, const char *id, const char *data,
                       bool isolated) {
    assert_int_equal(code->at, at);
    assert_int_equal(code->kind, kind);
    assert_str(code->id, id);
    assert_str(code->data, data);
    assert_int_equal(code->isolated, isolated);
}

/* --- XLIFF 1.2 ---------------------------------------------------------------------------------------------------- */

#define XLIFF12(body)                                                                                                  \
    "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a.docx\" "                \
    "source-language=\"nl-NL\" target-language=\"en-US\" datatype=\"x\"><header/><body>" body "</body></file></xliff>"

static void reads_groups_and_what_they_pass_on(void **state) {
    (void)state;
    ntr_bitext *bitext = read_good(
        XLIFF12("<group id=\"g\" translate=\"no\"><trans-unit id=\"1\"><source>Een.</source></trans-unit><group>"
                "<trans-unit id=\"2\" translate=\"yes\" approved=\"yes\"><source>Twee.</source><target "
                "state=\"translated\">Two.</target><alt-trans><target>Pair.</target></alt-trans></trans-unit>"
                "</group></group><trans-unit id=\"1\"><source>Drie.</source><target/></trans-unit>"),
        "xliff");
    const ntr_unit *units = bitext->units.items;
    assert_int_equal(bitext->units.count, 3);
    assert_str(bitext->name, "a.docx");
    assert_string_equal(bitext->source_lang, "nl-NL");
    assert_string_equal(bitext->target_lang, "en-US");
    check_unit(&units[0], "1", "Een.", NULL);
    assert_false(units[0].translate);
    check_unit(&units[1], "2", "Twee.", "Two.");
    assert_true(units[1].translate);
    assert_int_equal(units[1].state, NTR_STATE_REVIEWED);
    check_unit(&units[2], "1-u2", "Drie.", "");
    assert_int_equal(units[2].state, NTR_STATE_NEW);
    ntr_bitext_free(bitext);
}

static void reads_inline_codes(void **state) {
    (void)state;
    ntr_bitext *bitext = read_good(
        XLIFF12("<trans-unit id=\"1\"><source>Een <g id=\"1\">vet</g> <bpt id=\"2\">&lt;i&gt;</bpt>woord<ept id=\"2\">"
                "&lt;/i&gt;</ept><x id=\"3\"/><mrk mtype=\"term\">hier</mrk><it id=\"4\" pos=\"open\">&lt;u&gt;</it>."
                "</source></trans-unit>"),
        "xliff");
    const ntr_codes codes = bitext->units.items[0].source_codes;
    check_unit(&bitext->units.items[0], "1", "Een vet woordhier.", NULL);
    assert_int_equal(codes.count, 6);
    check_code(&codes.items[0], 4, NTR_CODE_OPEN, "1", "", false);
    check_code(&codes.items[1], 7, NTR_CODE_CLOSE, "1", "", false);
    check_code(&codes.items[2], 8, NTR_CODE_OPEN, "2", "<i>", false);
    check_code(&codes.items[3], 13, NTR_CODE_CLOSE, "2", "</i>", false);
    check_code(&codes.items[4], 13, NTR_CODE_ALONE, "3", "", false);
    check_code(&codes.items[5], 17, NTR_CODE_OPEN, "4", "<u>", true);
    ntr_bitext_free(bitext);
}

/* As SDL, memoQ and Okapi write them. */
static void reads_units_that_were_cut(void **state) {
    (void)state;
    ntr_bitext *bitext = read_good(
        XLIFF12("<trans-unit id=\"7\"><source>Een. Twee.</source><seg-source><mrk mtype=\"seg\" mid=\"0\">Een.</mrk> "
                "<mrk mtype=\"seg\" mid=\"1\">Twee.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">Two.</mrk>"
                "</target></trans-unit><trans-unit id=\"8\"><source>Drie.</source><seg-source><mrk mtype=\"seg\" "
                "mid=\"0\">Drie.</mrk></seg-source><target>Three.</target></trans-unit>"),
        "xliff");
    assert_int_equal(bitext->units.count, 3);
    check_unit(&bitext->units.items[0], "7.0", "Een.", NULL);
    check_unit(&bitext->units.items[1], "7.1", "Twee.", "Two.");
    check_unit(&bitext->units.items[2], "8", "Drie.", "Three.");
    ntr_bitext_free(bitext);
}

/* --- XLIFF 2 ------------------------------------------------------------------------------------------------------ */

static void reads_segments_of_a_unit_with_their_data(void **state) {
    (void)state;
    ntr_bitext *bitext = read_good(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"nl\" trgLang=\"en\"><file "
        "id=\"f\"><group id=\"g\"><unit id=\"u\"><originalData><data id=\"d1\">&lt;b&gt;</data><data "
        "id=\"d2\">&lt;/b&gt;</data></originalData><segment id=\"a\" state=\"final\"><source><pc id=\"1\" "
        "dataRefStart=\"d1\" dataRefEnd=\"d2\">Een</pc>.</source><target><pc id=\"1\" dataRefStart=\"d1\" "
        "dataRefEnd=\"d2\">One</pc>.</target></segment><ignorable><source> </source></ignorable><segment id=\"b\">"
        "<source>Twee<cp hex=\"0007\"/><sc id=\"9\"/>.</source></segment></unit></group></file></xliff>",
        "xliff2");
    const ntr_unit *units = bitext->units.items;
    assert_int_equal(bitext->units.count, 2);
    check_unit(&units[0], "u.a", "Een.", "One.");
    assert_int_equal(units[0].state, NTR_STATE_FINAL);
    check_code(&units[0].target_codes.items[1], 3, NTR_CODE_CLOSE, "1", "</b>", false);
    check_unit(&units[1], "u.b", "Twee\a.", NULL);
    check_code(&units[1].source_codes.items[0], 5, NTR_CODE_OPEN, "9", "", true);
    ntr_bitext_free(bitext);
}

/* --- TMX, PO, TSV, JSON Lines ------------------------------------------------------------------------------------- */

static void reads_a_memory_with_regional_and_old_language_codes(void **state) {
    (void)state;
    ntr_bitext *bitext = read_good(
        "<?xml version=\"1.0\"?><!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx version=\"1.4\"><header srclang=\"*all*\"/>"
        "<body><tu><tuv lang=\"EN-US\"><seg>One.</seg></tuv><tuv lang=\"NL-NL\"><seg>E<bpt i=\"1\">{</bpt>en<ept "
        "i=\"1\">}</ept>.</seg></tuv></tu><tu><tuv xml:lang=\"de\"><seg>Zwei.</seg></tuv></tu><tu tuid=\"3\"><tuv "
        "xml:lang=\"nl\"><seg>Drie.</seg></tuv></tu></body></tmx>",
        "tmx");
    assert_int_equal(bitext->units.count, 2);
    assert_string_equal(bitext->source_lang, "nl-NL");
    check_unit(&bitext->units.items[0], "u0", "Een.", "One.");
    check_code(&bitext->units.items[0].source_codes.items[1], 3, NTR_CODE_CLOSE, "1", "}", false);
    check_unit(&bitext->units.items[1], "3", "Drie.", NULL);
    ntr_bitext_free(bitext);
}

static void reads_po(void **state) {
    (void)state;
    ntr_bitext *bitext =
        read_good("msgid \"\"\nmsgstr \"\"\n\"Language: en_GB\\n\"\n\n#. term: huis → house\n#, fuzzy\n"
                  "msgctxt \"p3s1\"\nmsgid \"\"\n\"Een \\\"huis\\\".\\n\"\n\"Twee.\"\nmsgstr \"A.\"\n\n"
                  "#~ msgid \"oud\"\n\nmsgid \"%d dag\"\nmsgid_plural \"%d dagen\"\nmsgstr[0] \"%d day\"\n"
                  "msgstr[1] \"%d days\"\n",
                  "po");
    const ntr_unit *units = bitext->units.items;
    assert_int_equal(bitext->units.count, 2);
    assert_string_equal(bitext->target_lang, "en-GB");
    check_unit(&units[0], "p3s1", "Een \"huis\".\nTwee.", "A.");
    assert_int_equal(units[0].state, NTR_STATE_NEW);
    assert_int_equal(units[0].para, 3);
    assert_string_equal(units[0].notes[0].code, "term");
    assert_str(units[0].notes[0].text, "huis → house");
    check_unit(&units[1], "u1", "%d dag", "%d day");
    assert_int_equal(units[1].state, NTR_STATE_TRANSLATED);
    ntr_bitext_free(bitext);
    assert_int_equal(read_bad("msgid \"a\"\nmsgstr \"b\nniets\n").line, 2);
    assert_int_equal(read_bad("msgid \"\\377\"\nmsgstr \"b\"\n").line, 1);
}

static void reads_tsv_with_a_header_of_its_own(void **state) {
    (void)state;
    ntr_bitext *bitext = read_good("\xEF\xBB\xBF"
                                   "English\tDutch\r\nOne.\tEen\\n.\r\n\r\n\tTwee.\r\n",
                                   "tsv");
    assert_int_equal(bitext->units.count, 2);
    check_unit(&bitext->units.items[0], "u0", "Een\\n.", "One.");
    assert_int_equal(bitext->units.items[0].state, NTR_STATE_TRANSLATED);
    check_unit(&bitext->units.items[1], "u1", "Twee.", "");
    ntr_bitext_free(bitext);
    assert_int_equal(read_bad("en\tnl\nOne.\n").line, 2);
}

static void reads_json_lines_with_their_marks(void **state) {
    (void)state;
    ntr_bitext *bitext = read_good(
        "{\"id\":\"p0s0\",\"source\":\"‘Poetin’ zei\",\"target\":null,\"names\":[{\"nl\":\"Poetin\",\"en\":\"Putin\","
        "\"kind\":\"person\",\"origin\":\"ru\",\"start\":1,\"end\":7,\"confidence\":900,\"why\":\"x\",\"alt\":[\"P\"]}]"
        ","
        "\"terms\":[{\"start\":99,\"end\":3,\"status\":\"preferred\"}],\"notes\":[{\"code\":\"a\",\"text\":\"b\"}]}\n",
        "jsonl");
    const ntr_unit *unit = bitext->units.items;
    check_unit(unit, "p0s0", "‘Poetin’ zei", NULL);
    assert_int_equal(unit->annot_count, 2);
    assert_str(ntr_unit_text(unit, &unit->annots[0]), "Poetin");
    assert_str(unit->annots[0].alternatives[0], "P");
    assert_str(ntr_unit_text(unit, &unit->annots[1]), "");
    ntr_bitext_free(bitext);
    assert_int_equal(read_bad("{\"source\":\"a\"}\n{\"source\":\n").line, 2);
    assert_int_equal(read_bad("{\"id\":\"a\"}\n").line, 1);
}

static void refuses_what_is_not_bilingual(void **state) {
    (void)state;
    assert_int_equal(read_bad("").status, NTR_EMPTY);
    assert_int_equal(read_bad("Een gewone zin.\n").status, NTR_BAD_SYNTAX);
    assert_non_null(strstr(read_bad("<html><body/></html>").message, "html"));
    assert_int_equal(read_bad(XLIFF12("")).status, NTR_EMPTY);
    assert_int_equal(
        read_bad("<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"fr\"><seg>a</seg></tuv></tu></body></tmx>").status,
        NTR_EMPTY);
    assert_int_equal(read_bad("<xliff version=\"1.2\"><file><body><trans-unit>").status, NTR_BAD_SYNTAX);
}

/* --- through every format ----------------------------------------------------------------------------------------- */

static ntr_losses losses_of(const ntr_bitext *bitext, const char *format) {
    const ntr_write_options plain = {0};
    ntr_buffer out = {0};
    ntr_losses lost;
    ntr_error err = {0};
    assert_int_equal(ntr_format_find(format)->write(&out, bitext, &plain, &err), NTR_OK);
    if (ntr_losses_find(&lost, bitext, ntr_buffer_str(&out), &err) != NTR_OK)
        fail_msg("%s: %s\n%.*s", format, err.message, NTR_FMT(ntr_buffer_str(&out)));
    ntr_buffer_dispose(&out);
    return lost;
}

/* Codes, states and texts survive every format but those that only have text, which say that codes became text. */
static void loses_nothing_without_saying_so(void **state) {
    (void)state;
    static const char *const whole[] = {"xliff", "xliff2", "tmx", "jsonl"}, *const flat[] = {"tsv", "po"};
    ntr_bitext *bitext = read_good(
        XLIFF12("<trans-unit id=\"p0s0\"><source>Een <bpt id=\"1\">&lt;i&gt;</bpt>woord<ept id=\"1\">&lt;/i&gt;</ept>"
                "<ph id=\"2\">&lt;br/&gt;</ph><x id=\"u1\" ctype=\"x-code-point\" equiv-text=\"U+0007\"/>."
                "<it id=\"3\" pos=\"open\">&lt;u&gt;</it></source><target state=\"final\"><ph id=\"2\">&lt;br/&gt;</ph>"
                "A <bpt id=\"1\">&lt;i&gt;</bpt>word<ept id=\"1\">&lt;/i&gt;</ept>.</target><note>let op</note>"
                "</trans-unit><trans-unit id=\"p0s1\"><source>Twee.</source></trans-unit>"),
        "xliff");
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        const ntr_losses lost = losses_of(bitext, whole[i]);
        if (ntr_losses_any(&lost)) fail_msg("%s lost something", whole[i]);
    }
    for (size_t i = 0; i < sizeof flat / sizeof flat[0]; i++) {
        const ntr_losses lost = losses_of(bitext, flat[i]);
        assert_int_equal(lost.codes, 1);
        assert_int_equal(lost.units + lost.sources + lost.notes, 0);
    }
    ntr_bitext_free(bitext);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_groups_and_what_they_pass_on),
        cmocka_unit_test(reads_inline_codes),
        cmocka_unit_test(reads_units_that_were_cut),
        cmocka_unit_test(reads_segments_of_a_unit_with_their_data),
        cmocka_unit_test(reads_a_memory_with_regional_and_old_language_codes),
        cmocka_unit_test(reads_po),
        cmocka_unit_test(reads_tsv_with_a_header_of_its_own),
        cmocka_unit_test(reads_json_lines_with_their_marks),
        cmocka_unit_test(refuses_what_is_not_bilingual),
        cmocka_unit_test(loses_nothing_without_saying_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
