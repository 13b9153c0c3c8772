/* What remarks tell of names and terms comes back as marks, or stays a note; nothing is lost and nothing made up. */
#include <stdio.h>

#include "format/recall.h"
#include "format/remarks.h"
#include "ntrans/format.h"
#include "support/test.h"

static ntr_unit unit_of(const char *source, const ntr_note *notes, uint32_t count) {
    return (ntr_unit){.source = ntr_str_from(source), .translate = true, .notes = notes, .note_count = count};
}

static ntr_note note_of(const char *code, const char *text) {
    return (ntr_note){.code = code, .text = ntr_str_from(text)};
}

#define assert_text(text, wanted)                                                                                      \
    do {                                                                                                               \
        assert_int_equal((text).len, strlen(wanted));                                                                  \
        assert_memory_equal((text).ptr, wanted, strlen(wanted));                                                       \
    } while (0)

static void reads_a_name(void **unused) {
    (void)unused;
    ntr_arena *arena = ntr_arena_new();
    const ntr_note notes[] = {note_of(
        "name", "Poetins → Putin's (person; name Putin; Путин, ru; also Putins, Poutine; rule:ru:oe; confidence 870)")};
    ntr_unit unit = unit_of("Dat Poetins leger, zei Poetin, is Poetins.", notes, 1);
    assert_true(ntr_recall(arena, &unit));
    assert_int_equal(unit.note_count, 0);
    assert_int_equal(unit.annot_count, 2);
    const ntr_annot *name = &unit.annots[0];
    assert_int_equal(name->kind, NTR_NAME);
    assert_int_equal(name->as.name, NTR_NAME_PERSON);
    assert_int_equal(name->span.begin, 4);
    assert_int_equal(unit.annots[1].span.begin, 34);
    assert_text(name->target, "Putin's");
    assert_text(name->base, "Putin");
    assert_text(name->original, "Путин");
    assert_text(name->why, "rule:ru:oe");
    assert_true(ntr_lang_is(name->origin, "ru"));
    assert_int_equal(name->alternative_count, 2);
    assert_text(name->alternatives[1], "Poutine");
    assert_int_equal(name->confidence, 870);
    ntr_arena_free(arena);
}

static void reads_terms(void **unused) {
    (void)unused;
    ntr_arena *arena = ntr_arena_new();
    const ntr_note notes[] = {
        note_of("term", "arbeidsmigranten → migrant worker (preferred; arbeidsmigrant; entry 12)"),
        note_of("term", "arbeidsmigranten ↛ work migrant (forbidden; arbeidsmigrant; entry 12)"),
        note_of("term", "migranten → migrant (admitted; migrant; in compound; entry 7)"),
        note_of("term", "PV (België) → report (official) (preferred; entry 8)"),
    };
    ntr_unit unit = unit_of("Veel migranten zijn arbeidsmigranten; zie het PV (België).", notes, 4);
    assert_true(ntr_recall(arena, &unit));
    assert_int_equal(unit.note_count, 0);
    assert_int_equal(unit.annot_count, 4);
    assert_true(ntr_annot_is_discouraged(&unit.annots[1]));
    assert_true(unit.annots[2].in_compound);
    assert_int_equal(unit.annots[2].span.begin, 27);
    assert_int_equal(unit.annots[2].entry, 7);
    assert_text(unit.annots[3].target, "report (official)");
    ntr_arena_free(arena);
}

static void leaves_what_it_cannot_say_again(void **unused) {
    (void)unused;
    ntr_arena *arena = ntr_arena_new();
    const ntr_note notes[] = {
        note_of("name", "Minsk → Minsk (place; confidence 900)"),             /* we would say "unchanged" */
        note_of("name", "Kiev → Kyiv (place; confidence 900)"),               /* is not there */
        note_of("term", "stad → city (preferred; entry 3), says the client"), /* somebody added to it */
        note_of("term", "stad → city (preferred; entry 007)"),
        note_of("term", " → (preferred)"),
        note_of("name", "(person"),
        note_of("note", "stad → city (preferred; entry 3)"), /* not ours */
    };
    ntr_unit unit = unit_of("Minsk is een stad.", notes, 7);
    assert_true(ntr_recall(arena, &unit));
    assert_int_equal(unit.note_count, 7);
    assert_int_equal(unit.annot_count, 0);
    ntr_arena_free(arena);
}

static void respects_what_is_protected(void **unused) {
    (void)unused;
    ntr_arena *arena = ntr_arena_new();
    const ntr_note notes[] = {note_of("name", "HR unchanged (organisation; shape:acronym; confidence 600)")};
    const ntr_annot protected = {.span = {0, 14}, .kind = NTR_PROTECTED};
    ntr_unit unit = unit_of("ECLI:NL:HR:201 en de HR.", notes, 1);
    unit.annots = &protected;
    unit.annot_count = 1;
    assert_true(ntr_recall(arena, &unit));
    assert_int_equal(unit.annot_count, 2);
    assert_int_equal(unit.annots[1].span.begin, 21);
    ntr_arena_free(arena);
}

/* The one remark on `unit`, of at most 300 bytes. */
static const char *remark_on(char text[300], const ntr_unit *unit) {
    ntr_remarks remarks;
    ntr_remark remark = {NULL, {NULL, 0}};
    ntr_remarks_init(&remarks);
    ntr_remarks_start(&remarks, unit);
    assert_true(ntr_remarks_next(&remarks, &remark));
    snprintf(text, 300, "%.*s", NTR_FMT(remark.text));
    assert_false(ntr_remarks_next(&remarks, &remark));
    ntr_remarks_dispose(&remarks);
    return remark.category;
}

/* Whatever a note says, the remarks on the unit stay what they were. */
static void changes_no_remark(void **unused) {
    (void)unused;
    static const char *const parts[] = {
        "a",  " → ", " ↛ ", " (person; ", " (preferred", "; ",           "entry 1",    ")",
        ", ", "ru",  " b ", "name a",     "also a, b",   "confidence 5", " unchanged", "à"};
    uint32_t state = 5;
    for (int round = 0; round < 20000; round++) {
        ntr_arena *arena = ntr_arena_new();
        char text[200] = "a", before[300], after[300];
        for (int n = 0; n < 9; n++) {
            state = state * 1664525u + 1013904223u;
            strcat(text, parts[(state >> 8) % (sizeof parts / sizeof parts[0])]);
        }
        const ntr_note note = note_of(round % 2 ? "name" : "term", text);
        ntr_unit unit = unit_of("a b a-b ab à a.", &note, 1);
        const char *category = remark_on(before, &unit);
        assert_true(ntr_recall(arena, &unit));
        assert_string_equal(remark_on(after, &unit), category);
        assert_string_equal(after, before);
        ntr_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_name),
        cmocka_unit_test(reads_terms),
        cmocka_unit_test(leaves_what_it_cannot_say_again),
        cmocka_unit_test(respects_what_is_protected),
        cmocka_unit_test(changes_no_remark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
