/* Masks: out to an engine and back. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "ext/unicode.h"
#include "model/codes.h"
#include "ntrans/buffer.h"
#include "ntrans/mt.h"

/* --- a bitext of one unit ----------------------------------------------------------------------------------------- */

static ntr_bitext *bitext_of(ntr_str source, ntr_code *codes, uint32_t code_count, const ntr_annot *annots,
                             uint32_t annot_count) {
    ntr_bitext *bitext = NULL;
    assert_int_equal(ntr_bitext_new(&bitext, NTR_STR("test"), "nl", "en-GB", NULL), NTR_OK);
    ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
    assert_non_null(unit);
    assert_true(ntr_codes_match(bitext->arena, codes, code_count));
    *unit = (ntr_unit){.id = NTR_STR("p0s0"),
                       .source = source,
                       .source_codes = {codes, code_count},
                       .lang = ntr_lang_from("nl"),
                       .translate = true,
                       .annots = annots,
                       .annot_count = annot_count};
    return bitext;
}

static ntr_masks *masks_of(const ntr_bitext *bitext, const char *engine) {
    ntr_masks *masks = NULL;
    assert_int_equal(ntr_masks_make(&masks, bitext, ntr_mt_style_find(engine), NTR_MT_TERMS_AUTO, NULL), NTR_OK);
    return masks;
}

static void expect_line(const char *engine, ntr_bitext *bitext, const char *line) {
    ntr_masks *masks = masks_of(bitext, engine);
    assert_str(masks->list.items[0].line, line);
    ntr_masks_free(masks);
}

/* What comes back of `answer`: the text, and each slip as "kind: what". */
static void expect_back(const char *engine, ntr_bitext *bitext, const char *answer, const char *text,
                        const char *slips) {
    ntr_masks *masks = masks_of(bitext, engine);
    ntr_arena *arena = ntr_arena_new();
    ntr_unmasked back;
    ntr_buffer told = {0};
    assert_int_equal(ntr_unmask(&back, arena, masks, &masks->list.items[0], ntr_str_from(answer), NULL), NTR_OK);
    assert_str(back.text, text);
    for (uint32_t i = 0; i < back.slips.count; i++)
        ntr_buffer_printf(&told, "%s%s: %.*s", i ? "; " : "", ntr_slip_word(back.slips.items[i].kind),
                          NTR_FMT(back.slips.items[i].what));
    assert_str(ntr_buffer_str(&told), slips);
    ntr_buffer_dispose(&told);
    ntr_arena_free(arena);
    ntr_masks_free(masks);
}

/* --- what goes out ------------------------------------------------------------------------------------------------ */

#define SENTENCE "Tsjoepik zei dat @anna & <de rest> arbeidsmigranten zijn."

static const ntr_annot sentence_annots[] = {
    {.span = {0, 8}, .kind = NTR_NAME, .as = {.name = NTR_NAME_PERSON}, .target = {"Chupik", 6}},
    {.span = {17, 22}, .kind = NTR_PROTECTED, .as = {.protected_as = NTR_PROTECTED_HANDLE}},
    {.span = {35, 51}, .kind = NTR_TERM, .as = {.status = NTR_TERM_PREFERRED}, .target = {"migrant workers", 15}},
};

static ntr_bitext *sentence(void) {
    return bitext_of(NTR_STR(SENTENCE), NULL, 0, sentence_annots, 3);
}

static void gives_each_engine_what_it_wants(void **state) {
    (void)state;
    static const struct {
        const char *engine, *line;
    } cases[] = {
        {"plain", "QX1 zei dat QX2 & <de rest> arbeidsmigranten zijn."},
        {"deepl", "<keep id=\"1\">Chupik</keep> zei dat <keep id=\"2\">@anna</keep> &amp; &lt;de rest&gt; "
                  "<keep id=\"3\">migrant workers</keep> zijn."},
        {"google", "<span translate=\"no\" id=\"1\">Chupik</span> zei dat <span translate=\"no\" id=\"2\">@anna</span> "
                   "&amp; &lt;de rest&gt; <span translate=\"no\" id=\"3\">migrant workers</span> zijn."},
        {"microsoft", "<span class=\"notranslate\" id=\"1\">Chupik</span> zei dat <span class=\"notranslate\" "
                      "id=\"2\">@anna</span> &amp; &lt;de rest&gt; <mstrans:dictionary "
                      "translation=\"migrant workers\">arbeidsmigranten</mstrans:dictionary> zijn."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ntr_bitext *bitext = sentence();
        expect_line(cases[i].engine, bitext, cases[i].line);
        ntr_bitext_free(bitext);
    }
}

static void the_word_occurs_nowhere(void **state) {
    (void)state;
    static const struct {
        const char *source, *line;
    } cases[] = {
        {"De x", "De x QX1"},
        {"De qx van", "De qx van QZ1"},
        {"De Q-X van", "De Q-X van QZ1"},
        {"De \xEF\xBC\xB1\xEF\xBC\xB8 van", "De \xEF\xBC\xB1\xEF\xBC\xB8 van QZ1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ntr_code code = {.at = (uint32_t)strlen(cases[i].source), .kind = NTR_CODE_ALONE};
        ntr_bitext *bitext = bitext_of(ntr_str_from(cases[i].source), &code, 1, NULL, 0);
        expect_line("plain", bitext, cases[i].line);
        ntr_bitext_free(bitext);
    }
}

static void leaves_parts_of_words(void **state) {
    (void)state;
    const ntr_annot annots[] = {
        {.span = {0, 8}, .kind = NTR_NAME, .as = {.name = NTR_NAME_COUNTRY}, .target = NTR_STR("Ukraine")},
        {.span = {16, 22}, .kind = NTR_NAME, .as = {.name = NTR_NAME_PERSON}, .target = NTR_STR("Putin")},
    };
    ntr_bitext *bitext = bitext_of(NTR_STR("Oekraineoorlog, Poetin-aanhang"), NULL, 0, annots, 2);
    expect_line("plain", bitext, "Oekraineoorlog, QX1-aanhang");
    ntr_bitext_free(bitext);
}

static void a_line_has_no_breaks(void **state) {
    (void)state;
    ntr_bitext *bitext = bitext_of(NTR_STR("De lange\nregel:\r\neinde\xE2\x80\xA8"), NULL, 0, NULL, 0);
    expect_line("plain", bitext, "De lange regel: QX1 einde");
    expect_line("deepl", bitext, "De lange regel:<x id=\"1\"/>einde");
    expect_back("plain", bitext, "The rather long line: QX1 end", "The rather\nlong line:\r\nend\xE2\x80\xA8", "");
    ntr_bitext_free(bitext);
}

static void codes_are_elements_where_they_nest(void **state) {
    (void)state;
    ntr_code nested[] = {{.at = 3, .kind = NTR_CODE_OPEN, .id = NTR_STR("a")},
                         {.at = 3, .kind = NTR_CODE_OPEN, .id = NTR_STR("b")},
                         {.at = 7, .kind = NTR_CODE_CLOSE, .id = NTR_STR("b")},
                         {.at = 7, .kind = NTR_CODE_CLOSE, .id = NTR_STR("a")}};
    ntr_bitext *bitext = bitext_of(NTR_STR("De rode auto"), nested, 4, NULL, 0);
    expect_line("deepl", bitext, "De <g id=\"1\"><g id=\"2\">rode</g></g> auto");
    expect_line("plain", bitext, "De QX1 QX2 rode QX3 QX4 auto");
    ntr_bitext_free(bitext);
    ntr_code crossed[] = {{.at = 0, .kind = NTR_CODE_OPEN, .id = NTR_STR("a")},
                          {.at = 3, .kind = NTR_CODE_OPEN, .id = NTR_STR("b")},
                          {.at = 7, .kind = NTR_CODE_CLOSE, .id = NTR_STR("a")},
                          {.at = 12, .kind = NTR_CODE_CLOSE, .id = NTR_STR("b")}};
    bitext = bitext_of(NTR_STR("De rode auto"), crossed, 4, NULL, 0);
    expect_line("deepl", bitext, "<x id=\"1\"/>De <g id=\"2\">rode<x id=\"3\"/> auto</g>");
    ntr_bitext_free(bitext);
}

/* --- what comes back ---------------------------------------------------------------------------------------------- */

static void knows_words_that_engines_change(void **state) {
    (void)state;
    static const struct {
        const char *answer, *text, *slips;
    } cases[] = {
        {"QX1 said QX2 stayed.", "Chupik said @anna stayed.", ""},
        {"qx1 said Qx 2 stayed.", "Chupik said @anna stayed.", "altered: Chupik; altered: @anna"},
        {"\xEF\xBC\xB1\xEF\xBC\xB8\xEF\xBC\x91 said Q X-2.", "Chupik said @anna.", "altered: Chupik; altered: @anna"},
        {"QX2 said QX1's friend.", "@anna said Chupik's friend.", "moved: Chupik"},
        {"QX1 and QX1 stayed.", "Chupik and Chupik stayed.", "doubled: Chupik; lost: @anna"},
        {"QX1 QX2 QX3", "Chupik @anna QX3", "stray: QX3"},
        {"QX1 QX2 QX99999999999", "Chupik @anna QX99999999999", "stray: QX99999999999"},
        {"", "", "lost: Chupik; lost: @anna"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ntr_bitext *bitext = sentence();
        expect_back("plain", bitext, cases[i].answer, cases[i].text, cases[i].slips);
        ntr_bitext_free(bitext);
    }
}

static void knows_tags_that_engines_change(void **state) {
    (void)state;
    static const struct {
        const char *answer, *text, *slips;
    } cases[] = {
        {"<keep id='1'>Chupik</keep> &amp; <keep id=\"2\">@anna</keep> &lt;x&#62; <keep id=\"3\">migrant "
         "workers</keep>",
         "Chupik & @anna <x> migrant workers", ""},
        {"< KEEP id = 1 > Chupik </ keep ><keep id=\"2\">@anne</keep><keep id=\"3\">migrant workers</keep>",
         "Chupik @annamigrant workers", "altered: Chupik; altered: @anna"},
        {"<keep>Chupik</keep> <keep id=\"2\">@anna <keep id=\"3\">migrant workers</keep>", "Chupik @anna",
         "altered: Chupik; altered: @anna; lost: migrant workers"},
        {"<keep id=\"7\">iets</keep> <b>vet</b> a < b &c; &#0;", "iets <b>vet</b> a < b &c; &#0;",
         "lost: Chupik; lost: @anna; lost: migrant workers"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ntr_bitext *bitext = sentence();
        expect_back("deepl", bitext, cases[i].answer, cases[i].text, cases[i].slips);
        ntr_bitext_free(bitext);
    }
}

static void a_dictionary_leaves_its_english(void **state) {
    (void)state;
    ntr_bitext *bitext = sentence();
    const char *kept = "<span class=\"notranslate\" id=\"1\">Chupik</span> <span class=\"notranslate\" id=\"2\">@anna"
                       "</span> ";
    char answer[256];
    snprintf(answer, sizeof answer, "%sare Migrant Workers.", kept);
    expect_back("microsoft", bitext, answer, "Chupik @anna are Migrant Workers.", "");
    snprintf(answer, sizeof answer, "%sare labourers.", kept);
    expect_back("microsoft", bitext, answer, "Chupik @anna are labourers.", "lost: migrant workers");
    ntr_bitext_free(bitext);
}

static void stars_of_unknown_words_go(void **state) {
    (void)state;
    const ntr_annot name = {.span = {0, 3}, .kind = NTR_NAME, .as = {.name = NTR_NAME_PERSON}};
    ntr_bitext *bitext = bitext_of(NTR_STR("Jan * 3"), NULL, 0, &name, 1);
    expect_line("apertium", bitext, "QX1 QX2 3");
    expect_back("apertium", bitext, "*QX1 *het *QX2 3", "Jan het * 3", "");
    ntr_bitext_free(bitext);
}

static void a_sentence_has_one_stop(void **state) {
    (void)state;
    const ntr_annot time = {
        .span = {3, 12}, .kind = NTR_QUANTITY, .as = {.quantity = NTR_QUANTITY_TIME}, .target = NTR_STR("8:30 p.m.")};
    ntr_bitext *bitext = bitext_of(NTR_STR("om 20.30 uur."), NULL, 0, &time, 1);
    expect_back("plain", bitext, "at QX1.", "at 8:30 p.m.", "");
    expect_back("plain", bitext, "at QX1...", "at 8:30 p.m....", "");
    ntr_bitext_free(bitext);
}

/* --- mask, then unmask -------------------------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static void append_random_text(ntr_buffer *out, uint32_t *seed) {
    static const char *const pieces[] = {"De",
                                         " ",
                                         " ",
                                         "  ",
                                         "\n",
                                         "\r\n",
                                         "QX1",
                                         "Qx 2",
                                         "q x",
                                         "ZQ",
                                         "<x",
                                         " id",
                                         "=\"1\"",
                                         "/>",
                                         "</keep>",
                                         "&amp;",
                                         "&",
                                         "<",
                                         "*",
                                         ".",
                                         ":",
                                         "1",
                                         "é",
                                         "\xE2\x80\xA9",
                                         "\xC2\xA0",
                                         "😀",
                                         "Q",
                                         "\xEF\xBC\xB1",
                                         "\xEF\xBC\x91",
                                         "X",
                                         "_",
                                         "-",
                                         "<keep id=\"2\">",
                                         "<br id=\"1\"/>",
                                         "\x01",
                                         "\xEF\xBF\xBF",
                                         "K",
                                         "J"};
    const uint32_t count = next_random(seed) % 24;
    for (uint32_t i = 0; i < count; i++)
        ntr_buffer_append(out, ntr_str_from(pieces[next_random(seed) % (sizeof pieces / sizeof pieces[0])]));
}

static uint32_t random_bound(ntr_str text, uint32_t least, uint32_t *seed) {
    uint32_t at = least + next_random(seed) % (uint32_t)(text.len - least + 1);
    while (!ntr_utf8_is_bound(text, at)) at++;
    return at;
}

enum { MOST = 6 };

static uint32_t random_codes(ntr_code codes[MOST], ntr_str text, uint32_t *seed) {
    static const char *const ids[] = {"a", "b", "c"};
    const uint32_t count = next_random(seed) % MOST;
    for (uint32_t i = 0, at = 0; i < count; i++) {
        at = random_bound(text, at, seed);
        codes[i] = (ntr_code){.at = at, .kind = (ntr_code_kind)(next_random(seed) % 3)};
        codes[i].id = ntr_str_from(ids[next_random(seed) % 3]);
    }
    return count;
}

static uint32_t random_annots(ntr_annot annots[MOST], ntr_str text, uint32_t *seed) {
    const uint32_t count = next_random(seed) % MOST;
    for (uint32_t i = 0, at = 0; i < count; i++) {
        const uint32_t begin = random_bound(text, at, seed);
        at = random_bound(text, begin, seed);
        annots[i] = (ntr_annot){.span = {begin, at}, .kind = (ntr_annot_kind)(next_random(seed) % 3)};
    }
    return count;
}

static void check_identity(const ntr_unit *unit, const ntr_masks *masks) {
    ntr_arena *arena = ntr_arena_new();
    const ntr_mask *mask = &masks->list.items[0];
    ntr_unmasked back;
    assert_null(mask->line.len ? memchr(mask->line.ptr, '\n', mask->line.len) : NULL);
    assert_int_equal(ntr_unmask(&back, arena, masks, mask, mask->line, NULL), NTR_OK);
    if (!ntr_str_equal(back.text, unit->source) || back.slips.count)
        fail_msg("%s: \"%.*s\"\n-> \"%.*s\"\n-> \"%.*s\", %u slips", masks->style->name, NTR_FMT(unit->source),
                 NTR_FMT(mask->line), NTR_FMT(back.text), (unsigned)back.slips.count);
    assert_int_equal(back.codes.count, unit->source_codes.count);
    for (uint32_t i = 0; i < back.codes.count; i++) {
        const ntr_code *before = &unit->source_codes.items[i], *after = &back.codes.items[i];
        if (before->at != after->at || before->kind != after->kind || !ntr_str_equal(before->id, after->id))
            fail_msg("%s: code %u of \"%.*s\" at %u, not %u", masks->style->name, (unsigned)i, NTR_FMT(unit->source),
                     (unsigned)after->at, (unsigned)before->at);
    }
    ntr_arena_free(arena);
}

static void unmasking_undoes_masking(void **state) {
    (void)state;
    uint32_t seed = 6;
    for (unsigned round = 0; round < 4000; round++) {
        ntr_buffer text = {0};
        ntr_code codes[MOST];
        ntr_annot annots[MOST];
        append_random_text(&text, &seed);
        const ntr_str source = text.len ? ntr_buffer_str(&text) : NTR_STR("");
        const uint32_t code_count = random_codes(codes, source, &seed);
        const uint32_t annot_count = random_annots(annots, source, &seed);
        ntr_bitext *bitext = bitext_of(source, codes, code_count, annots, annot_count);
        bitext->units.items[0].translate = next_random(&seed) % 8 > 0;
        if (!bitext->units.items[0].translate) bitext->units.items[0].source_codes.count = 0;
        for (size_t i = 0; ntr_mt_style_at(i); i++) {
            ntr_masks *masks = masks_of(bitext, ntr_mt_style_at(i)->name);
            check_identity(&bitext->units.items[0], masks);
            ntr_masks_free(masks);
        }
        ntr_bitext_free(bitext);
        ntr_buffer_dispose(&text);
    }
}

/* Whatever an engine says, something comes back that is UTF-8, and codes stand in order. */
static void any_answer_is_read(void **state) {
    (void)state;
    uint32_t seed = 7;
    ntr_bitext *bitext = sentence();
    for (unsigned round = 0; round < 4000; round++) {
        ntr_buffer answer = {0};
        append_random_text(&answer, &seed);
        ntr_masks *masks = masks_of(bitext, ntr_mt_style_at(round % 7)->name);
        ntr_arena *arena = ntr_arena_new();
        ntr_unmasked back;
        const ntr_str text = answer.len ? ntr_buffer_str(&answer) : NTR_STR("");
        assert_int_equal(ntr_unmask(&back, arena, masks, &masks->list.items[0], text, NULL), NTR_OK);
        assert_int_equal(ntr_utf8_check(back.text, NULL), NTR_OK);
        ntr_arena_free(arena);
        ntr_masks_free(masks);
        ntr_buffer_dispose(&answer);
    }
    ntr_bitext_free(bitext);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_each_engine_what_it_wants),
        cmocka_unit_test(the_word_occurs_nowhere),
        cmocka_unit_test(leaves_parts_of_words),
        cmocka_unit_test(a_line_has_no_breaks),
        cmocka_unit_test(codes_are_elements_where_they_nest),
        cmocka_unit_test(knows_words_that_engines_change),
        cmocka_unit_test(knows_tags_that_engines_change),
        cmocka_unit_test(a_dictionary_leaves_its_english),
        cmocka_unit_test(stars_of_unknown_words_go),
        cmocka_unit_test(a_sentence_has_one_stop),
        cmocka_unit_test(unmasking_undoes_masking),
        cmocka_unit_test(any_answer_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
