#include "support/test.h"

#include "engine.h"
#include "gloss/fill.h"
#include "mark/stages.h"

static ntr_options options;
static ntr_engine *engine;
static ntr_worker *worker;
static ntr_lexicon *words;
static ntr_workspace *workspace;

static ntr_lexicon *make_lexicon(const char *terms) {
    ntr_error err = {0};
    ntr_lexicon *lexicon = ntr_lexicon_new();
    assert_non_null(lexicon);
    assert_int_equal(ntr_fill_words(lexicon, &err), NTR_OK);
    assert_int_equal(ntr_fill_cldr(lexicon, "en_GB", &err), NTR_OK);
    assert_int_equal(ntr_fill_demonyms(lexicon, &err), NTR_OK);
    assert_int_equal(ntr_fill_list(lexicon, ntr_str_from(terms), &err), NTR_OK);
    return lexicon;
}

static int open_all(void **state) {
    (void)state;
    ntr_error err = {0};
    options = NTR_OPTIONS_DEFAULT;
    words = make_lexicon("");
    if (ntr_workspace_new(&workspace, words, &options, &err) != NTR_OK) return 1;
    ntr_lexicon *lexicon = make_lexicon("arbeidsmigrant\tmigrant worker\tnoun\nmigrant\tmigrant\tnoun\n"
                                        "ministerie van Defensie\tMinistry of Defence\tname\ndefensie\tdefence\tnoun\n"
                                        "aanvallen\tattack\tverb\n");
    return ntr_engine_from_lexicon(&engine, lexicon, &options, &err) != NTR_OK ||
           ntr_worker_open(&worker, engine, &err) != NTR_OK;
}

static int close_all(void **state) {
    (void)state;
    ntr_worker_close(worker);
    ntr_engine_close(engine);
    ntr_workspace_free(workspace);
    ntr_lexicon_free(words);
    return 0;
}

/* --- documents made by hand --------------------------------------------------------------------------------------- */

/* A document of one segment over the whole of `text`. */
static ntr_document *make_document(const char *text) {
    ntr_error err = {0};
    ntr_document *document = NULL;
    const ntr_span all = {0, (uint32_t)strlen(text)};
    assert_int_equal(ntr_document_new(&document, NTR_STR("test"), ntr_str_from(text), &err), NTR_OK);
    assert_int_equal(ntr_document_add_block(document, all, NTR_PARAGRAPH, &err), NTR_OK);
    ntr_segment *segment = NTR_PUSH(document->arena, &document->segments);
    assert_non_null(segment);
    *segment = (ntr_segment){.span = all, .lang = ntr_lang_from("nl"), .translate = true};
    return document;
}

/* Marks the first place of `part`. */
static void mark(ntr_document *document, const char *part, ntr_annot annot) {
    ntr_error err = {0};
    const char *at = strstr(document->text.ptr, part);
    assert_non_null(at);
    annot.span.begin = (uint32_t)(at - document->text.ptr);
    annot.span.end = annot.span.begin + (uint32_t)strlen(part);
    assert_int_equal(ntr_document_add_annot(document, &annot, &err), NTR_OK);
}

static ntr_annot term(const char *lemma, const char *english) {
    return (ntr_annot){.kind = NTR_TERM,
                       .confidence = 900,
                       .lemma = ntr_str_from(lemma),
                       .target = ntr_str_from(english),
                       .why = NTR_STR("term:word")};
}

static ntr_annot name(const char *why, const char *english, uint16_t confidence) {
    return (ntr_annot){
        .kind = NTR_NAME, .confidence = confidence, .target = ntr_str_from(english), .why = ntr_str_from(why)};
}

/* Resolves and compares with "source=English|…". */
static void assert_resolved(ntr_document *document, const char *expected) {
    ntr_error err = {0};
    ntr_buffer out = {0};
    for (int run = 0; run < 2; run++) { /* the second time changes nothing */
        assert_int_equal(ntr_stage_resolve(document, workspace, &err), NTR_OK);
        assert_int_equal(ntr_document_check(document, &err), NTR_OK);
        ntr_buffer_clear(&out);
        for (uint32_t i = 0; i < document->annots.count; i++) {
            const ntr_annot *annot = &document->annots.items[i];
            const ntr_str source = ntr_document_slice(document, annot->span);
            ntr_buffer_printf(&out, "%s%.*s=%.*s", i ? "|" : "", NTR_FMT(source),
                              NTR_FMT(ntr_annot_english(annot, source)));
        }
        assert_str(ntr_buffer_str(&out), expected);
    }
    ntr_buffer_dispose(&out);
    ntr_document_free(document);
}

static void protected_wins(void **state) {
    (void)state;
    ntr_document *document = make_document("zie www.leger.nl en leger");
    mark(document, "leger", term("leger", "army"));
    mark(document, "www.leger.nl", (ntr_annot){.kind = NTR_PROTECTED});
    mark(document, "zie www.leger.nl en", term("zie", "see"));
    assert_resolved(document, "www.leger.nl=www.leger.nl");
}

static void the_longer_wins(void **state) {
    (void)state;
    ntr_document *document = make_document("het ministerie van Defensie zwijgt");
    mark(document, "Defensie", term("defensie", "defence"));
    mark(document, "ministerie van Defensie", term("ministerie van Defensie", "Ministry of Defence"));
    mark(document, "het ministerie", term("het ministerie", "the ministry"));
    assert_resolved(document, "ministerie van Defensie=Ministry of Defence");
}

static void names_stay_inside_terms(void **state) {
    (void)state;
    ntr_document *document = make_document("de Russische inval was");
    mark(document, "Russische", name("table:demonyms", "Russian", 970));
    mark(document, "Russische inval", term("Russische inval", "Russian invasion"));
    assert_resolved(document, "Russische inval=Russian invasion|Russische=Russian");
}

static void terms_go_inside_names(void **state) {
    (void)state;
    ntr_document *document = make_document("de Raad van State zei");
    mark(document, "Raad van State", name("authority:organisations", "Council of State", 950));
    mark(document, "Raad", term("raad", "council"));
    assert_resolved(document, "Raad van State=Council of State");
}

static void parts_stay_inside_their_compound(void **state) {
    (void)state;
    ntr_document *document = make_document("veel arbeidsmigranten hier");
    ntr_annot part = term("migrant", "migrant");
    part.in_compound = true;
    mark(document, "migranten", part);
    mark(document, "arbeidsmigranten", term("arbeidsmigrant", "migrant workers"));
    assert_resolved(document, "arbeidsmigranten=migrant workers|migranten=migrant");
}

static void on_the_same_span_rank_decides(void **state) {
    (void)state;
    ntr_document *document = make_document("de Tweede Kamer zei");
    mark(document, "Tweede Kamer", name("rule:capitals", "Tweede Kamer", 990));
    mark(document, "Tweede Kamer", term("Tweede Kamer", "House of Representatives"));
    assert_resolved(document, "Tweede Kamer=House of Representatives");
    document = make_document("in Turkije zei Kok het");
    mark(document, "Kok", term("kok", "cook"));
    mark(document, "Kok", name("authority:persons", "Kok", 950));
    assert_resolved(document, "Kok=Kok");
    document = make_document("in Turkije zei de visser het");
    mark(document, "visser", name("rule:nl", "Visser", 400));
    mark(document, "visser", term("visser", "fisherman"));
    assert_resolved(document, "visser=fisherman");
}

static void preferred_english_beats_forbidden(void **state) {
    (void)state;
    ntr_document *document = make_document("een allochtoon zei");
    ntr_annot forbidden = term("allochtoon", "allochthon");
    forbidden.as.status = NTR_TERM_FORBIDDEN;
    mark(document, "allochtoon", forbidden);
    mark(document, "allochtoon", term("allochtoon", "person with a migration background"));
    assert_resolved(document, "allochtoon=person with a migration background");
}

static void capitals_follow_the_place(void **state) {
    (void)state;
    ntr_document *document = make_document("Migranten zeggen: 'Migranten wachten.' En Migranten en migranten.");
    const ntr_annot migrants = term("migrant", "migrants");
    mark(document, "Migranten zeggen", migrants);
    document->annots.items[0].span.end = 9;
    mark(document, "Migranten wachten", migrants);
    mark(document, "Migranten en", migrants);
    mark(document, "migranten.", migrants);
    assert_resolved(document,
                    "Migranten=Migrants|Migranten wachten=Migrants|Migranten en=migrants|migranten.=migrants");
}

static void headings_in_capitals(void **state) {
    (void)state;
    ntr_document *document = make_document("MIGRANTEN IN RUSLAND");
    mark(document, "MIGRANTEN", term("migrant", "migrants"));
    mark(document, "RUSLAND", name("cldr:region:RU", "Russia", 980));
    assert_resolved(document, "MIGRANTEN=MIGRANTS|RUSLAND=RUSSIA");
    document = make_document("het OM zei");
    mark(document, "OM", term("OM", "Public Prosecution Service"));
    assert_resolved(document, "OM=Public Prosecution Service");
}

/* --- properties --------------------------------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Whatever is marked, the rest nests or is apart, protected spans are untouched, and a second run changes nothing. */
static void settles_any_marks(void **state) {
    (void)state;
    enum { DOCUMENTS = 3000, MARKS = 12, LENGTH = 24 };
    ntr_error err = {0};
    uint32_t seed = 7;
    for (int i = 0; i < DOCUMENTS; i++) {
        ntr_document *document = make_document("Abc Def Ghi Jkl Mno Pqr.");
        for (int j = 0; j < MARKS; j++) {
            const uint32_t begin = next_random(&seed) % LENGTH, end = begin + 1 + next_random(&seed) % (LENGTH - begin);
            ntr_annot annot = term("abc", "abc");
            annot.kind = (ntr_annot_kind)(next_random(&seed) % 4);
            annot.in_compound = annot.kind == NTR_TERM && next_random(&seed) % 4 == 0;
            annot.confidence = (uint16_t)(next_random(&seed) % 1001);
            annot.span = (ntr_span){begin, end};
            assert_int_equal(ntr_document_add_annot(document, &annot, &err), NTR_OK);
        }
        assert_int_equal(ntr_stage_resolve(document, workspace, &err), NTR_OK);
        assert_int_equal(ntr_document_check(document, &err), NTR_OK);
        const uint32_t count = document->annots.count;
        assert_true(count > 0);
        assert_int_equal(ntr_stage_resolve(document, workspace, &err), NTR_OK);
        assert_int_equal(document->annots.count, count);
        for (uint32_t a = 0; a < count; a++)
            for (uint32_t b = 0; b < count; b++)
                if (document->annots.items[a].kind == NTR_PROTECTED && document->annots.items[b].kind != NTR_PROTECTED)
                    assert_false(ntr_span_overlaps(document->annots.items[a].span, document->annots.items[b].span));
        ntr_document_free(document);
    }
}

static const char article[] =
    "RUSLAND WERFT\n\nArbeidsmigranten uit Oezbekistan vallen op 5 mei 2023 om 20.30 uur de Russische grens aan. Het "
    "ministerie van Defensie zei: 'Wij betalen € 3.200,50, of 2,5 miljard roebel.' Zie www.leger.nl en art. 8 EVRM.\n\n"
    "\"This is what they said about the war in Ukraine last week.\" Duizenden migranten kwamen naar Nederland.\n";

static void append_marks(ntr_buffer *out, const ntr_document *document) {
    for (uint32_t i = 0; i < document->annots.count; i++) {
        const ntr_annot *annot = &document->annots.items[i];
        ntr_buffer_printf(out, "%d %u-%u %.*s %.*s %.*s %u\n", annot->kind, annot->span.begin, annot->span.end,
                          NTR_FMT(annot->target), NTR_FMT(annot->base), NTR_FMT(annot->why), annot->confidence);
    }
    for (uint32_t i = 0; i < document->segments.count; i++) {
        const ntr_segment *segment = &document->segments.items[i];
        ntr_buffer_printf(out, "%u-%u %s %d %u\n", segment->span.begin, segment->span.end, segment->lang.code,
                          segment->translate, segment->token_count);
    }
    ntr_buffer_printf(out, "%u tokens, %u cuts, %u notes\n", document->tokens.count, document->cuts.count,
                      document->notes.count);
}

/* The marks when stage `twice` runs two times and the others once. */
static ntr_buffer run_with_twice(size_t twice) {
    ntr_error err = {0};
    ntr_document *document = NULL;
    ntr_buffer out = {0};
    assert_int_equal(ntr_worker_read(worker, &document, NTR_STR("test"), ntr_str_from(article), &err), NTR_OK);
    for (size_t i = 0; ntr_stage_at(i); i++)
        for (int run = 0; run < (i == twice ? 2 : 1); run++)
            if (ntr_worker_run_stage(worker, document, i, &err) != NTR_OK) fail_msg("%s", err.message);
    append_marks(&out, document);
    ntr_document_free(document);
    return out;
}

static void any_stage_twice_is_as_once(void **state) {
    (void)state;
    ntr_buffer once = run_with_twice(SIZE_MAX);
    for (size_t i = 0; ntr_stage_at(i); i++) {
        ntr_buffer twice = run_with_twice(i);
        if (!ntr_str_equal(ntr_buffer_str(&once), ntr_buffer_str(&twice)))
            fail_msg("stage %s twice:\n%.*sonce:\n%.*s", ntr_stage_at(i)->name, NTR_FMT(ntr_buffer_str(&twice)),
                     NTR_FMT(ntr_buffer_str(&once)));
        ntr_buffer_dispose(&twice);
    }
    ntr_buffer_dispose(&once);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(protected_wins),
        cmocka_unit_test(the_longer_wins),
        cmocka_unit_test(names_stay_inside_terms),
        cmocka_unit_test(terms_go_inside_names),
        cmocka_unit_test(parts_stay_inside_their_compound),
        cmocka_unit_test(on_the_same_span_rank_decides),
        cmocka_unit_test(preferred_english_beats_forbidden),
        cmocka_unit_test(capitals_follow_the_place),
        cmocka_unit_test(headings_in_capitals),
        cmocka_unit_test(settles_any_marks),
        cmocka_unit_test(any_stage_twice_is_as_once),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
