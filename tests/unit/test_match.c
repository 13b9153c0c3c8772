/* Proposals of a translation memory in bilingual files: written, read back, and as other tools write them. */
#include "support/test.h"

#include "base/arena.h"
#include "ntrans/loss.h"

static const ntr_code bold[] = {{.at = 0, .kind = NTR_CODE_OPEN, .id = {"1", 1}, .data = {"<b>", 3}},
                                {.at = 2, .kind = NTR_CODE_CLOSE, .id = {"1", 1}, .data = {"</b>", 4}}};

static const ntr_match matches[] = {
    {.score = NTR_SCORE_CONTEXT, .source = {"De boot.", 8}, .target = {"The boat.", 9}, .origin = {"a.txt", 5}},
    {.score = 87,
     .source = {"De 11 boten.", 12},
     .source_codes = {bold, 2},
     .target = {"The 12 boats.", 13},
     .target_codes = {bold, 2},
     .origin = {"", 0},
     .replaced = {"11 → 12", 9}}};

static const ntr_provenance from = {.origin = {"align", 5},
                                    .document = {"b.txt", 5},
                                    .author = {"jan", 3},
                                    .created = 1714566600,
                                    .changed = 1714566601,
                                    .before = 1,
                                    .behind = UINT64_C(0xFEDCBA9876543210),
                                    .confidence = 930};

static ntr_bitext *write_and_read(const char *format, unsigned pretranslated) {
    static const ntr_write_options options;
    ntr_bitext *bitext = NULL, *back = NULL;
    ntr_buffer out = {0};
    assert_int_equal(ntr_bitext_new(&bitext, NTR_STR("test"), "nl", "en-GB", NULL), NTR_OK);
    ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
    assert_non_null(unit);
    *unit = (ntr_unit){.id = NTR_STR("p0s0"),
                       .source = NTR_STR("De boot."),
                       .target = NTR_STR("The boat."),
                       .lang = ntr_lang_from("nl"),
                       .translate = true,
                       .matches = matches,
                       .match_count = 2,
                       .pretranslated = pretranslated,
                       .provenance = &from};
    assert_int_equal(ntr_format_find(format)->write(&out, bitext, &options, NULL), NTR_OK);
    assert_int_equal(ntr_format_read(&back, NULL, NTR_STR("test"), ntr_buffer_str(&out), NULL), NTR_OK);
    ntr_buffer_dispose(&out);
    ntr_bitext_free(bitext);
    return back;
}

static void check_matches(const char *format) {
    ntr_bitext *back = write_and_read(format, 87);
    const ntr_unit *unit = &back->units.items[0];
    assert_int_equal(unit->match_count, 2);
    for (uint32_t i = 0; i < 2; i++) {
        const ntr_match *match = &unit->matches[i];
        assert_int_equal(match->score, matches[i].score);
        assert_str(match->source, matches[i].source.ptr);
        assert_str(match->target, matches[i].target.ptr);
        assert_true(ntr_str_equal(match->origin, matches[i].origin));
        assert_true(ntr_str_equal(match->replaced, matches[i].replaced));
        assert_int_equal(match->source_codes.count, matches[i].source_codes.count);
        assert_int_equal(match->target_codes.count, matches[i].target_codes.count);
    }
    assert_str(unit->matches[1].target_codes.items[0].data, "<b>");
    assert_int_equal(unit->pretranslated > 0 && unit->pretranslated < NTR_SCORE_SAME, true);
    ntr_bitext_free(back);
}

static void matches_come_back(void **state) {
    (void)state;
    check_matches("xliff");
    check_matches("xliff2");
    check_matches("jsonl");
}

static void the_target_out_of_a_memory_comes_back(void **state) {
    (void)state;
    const char *const formats[] = {"xliff", "xliff2", "jsonl"};
    for (size_t i = 0; i < 3; i++) {
        ntr_bitext *back = write_and_read(formats[i], NTR_SCORE_SAME);
        assert_int_equal(back->units.items[0].pretranslated, NTR_SCORE_SAME);
        ntr_bitext_free(back);
    }
}

static void provenance_comes_back(void **state) {
    (void)state;
    const char *const formats[] = {"tmx", "jsonl"};
    for (size_t i = 0; i < 2; i++) {
        ntr_bitext *back = write_and_read(formats[i], 0);
        const ntr_provenance *read = back->units.items[0].provenance;
        assert_non_null(read);
        assert_str(read->origin, "align");
        assert_str(read->document, "b.txt");
        assert_str(read->author, "jan");
        assert_int_equal(read->created, from.created);
        assert_int_equal(read->changed, from.changed);
        assert_true(read->before == from.before && read->behind == from.behind);
        assert_int_equal(read->confidence, 930);
        ntr_bitext_free(back);
    }
}

static void what_cannot_hold_matches_says_so(void **state) {
    (void)state;
    static const ntr_write_options options;
    ntr_bitext *bitext = write_and_read("jsonl", 0);
    ntr_losses lost;
    ntr_buffer out = {0};
    assert_int_equal(ntr_format_find("tsv")->write(&out, bitext, &options, NULL), NTR_OK);
    assert_int_equal(ntr_losses_find(&lost, bitext, ntr_buffer_str(&out), NULL), NTR_OK);
    assert_int_equal(lost.matches, 2);
    assert_true(ntr_losses_any(&lost));
    ntr_buffer_dispose(&out);
    ntr_bitext_free(bitext);
}

#define XLIFF12(body)                                                                                                  \
    "<xliff version=\"1.2\"><file original=\"a\" source-language=\"nl\" target-language=\"en\" datatype=\"x\"><body>"  \
    "<trans-unit id=\"1\"><source>Ja.</source>" body "</trans-unit></body></file></xliff>"

static unsigned count_matches(const char *text, unsigned *score) {
    ntr_bitext *bitext = NULL;
    assert_int_equal(ntr_format_read(&bitext, NULL, NTR_STR("in"), ntr_str_from(text), NULL), NTR_OK);
    const ntr_unit *unit = &bitext->units.items[0];
    const unsigned count = unit->match_count;
    *score = count ? unit->matches[0].score : 0;
    ntr_bitext_free(bitext);
    return count;
}

static void reads_what_other_tools_propose(void **state) {
    (void)state;
    unsigned score;
    assert_int_equal(
        count_matches(XLIFF12("<alt-trans match-quality=\"75\"><target>Yes.</target></alt-trans>"), &score), 1);
    assert_int_equal(score, 75);
    assert_int_equal(
        count_matches(XLIFF12("<alt-trans match-quality=\"75.5%\"><target>Yes.</target></alt-trans>"), &score), 1);
    assert_int_equal(score, 75);
    assert_int_equal(
        count_matches(XLIFF12("<alt-trans match-quality=\"good\"><target>Yes.</target></alt-trans>"), &score), 1);
    assert_int_equal(score, 0);
    assert_int_equal(count_matches(XLIFF12("<alt-trans><source>Ja</source></alt-trans>"), &score), 0);
    assert_int_equal(
        count_matches(XLIFF12("<alt-trans alttranstype=\"previous-version\"><target>x</target></alt-trans>"), &score),
        0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_come_back),
        cmocka_unit_test(the_target_out_of_a_memory_comes_back),
        cmocka_unit_test(provenance_comes_back),
        cmocka_unit_test(what_cannot_hold_matches_says_so),
        cmocka_unit_test(reads_what_other_tools_propose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
