/* What a changed text takes over from its earlier version. */
#include <stdio.h>

#include "base/arena.h"
#include "ntrans/update.h"
#include "support/test.h"

/* A bitext of the lines in `text`, each a unit and a paragraph; with `translated` the English is the line in brackets
 * and a person has translated it. */
static ntr_bitext *bitext_of(const char *text, bool translated) {
    ntr_bitext *bitext;
    ntr_error err = {0};
    assert_int_equal(ntr_bitext_new(&bitext, NTR_STR("a.txt"), "nl", "en-GB", &err), NTR_OK);
    for (uint32_t n = 0; *text; n++) {
        const size_t length = strcspn(text, "\n");
        ntr_unit *unit = NTR_PUSH(bitext->arena, &bitext->units);
        assert_non_null(unit);
        *unit = (ntr_unit){.para = n, .translate = true, .lang = ntr_lang_from("nl")};
        unit->id = ntr_arena_printf(bitext->arena, "p%us0", n);
        unit->source = ntr_arena_copy(bitext->arena, (ntr_str){text, length});
        unit->target = ntr_arena_printf(bitext->arena, translated ? "[%.*s]" : "%.*s", NTR_FMT(unit->source));
        if (translated) unit->state = NTR_STATE_REVIEWED;
        text += length + (text[length] == '\n');
    }
    return bitext;
}

/* Updates `old` by `now` and tells what became of it: a line a unit, "id state target". */
static void check(const char *old, const char *now, const char *wanted) {
    char told[4000] = "";
    ntr_bitext *before = bitext_of(old, true), *after = bitext_of(now, false);
    ntr_update update;
    ntr_error err = {0};
    assert_int_equal(ntr_bitext_update(&update, after, before, &err), NTR_OK);
    assert_int_equal(update.kept + update.moved + update.changed + update.fresh, after->units.count);
    for (uint32_t i = 0; i < after->units.count; i++) {
        const ntr_unit *unit = &after->units.items[i];
        const size_t length = strlen(told);
        snprintf(told + length, sizeof told - length, "%.*s %s %.*s\n", NTR_FMT(unit->id), ntr_state_word(unit->state),
                 NTR_FMT(unit->target));
    }
    for (uint32_t i = 0; i < update.removed.count; i++) {
        const size_t length = strlen(told);
        snprintf(told + length, sizeof told - length, "gone %.*s\n",
                 NTR_FMT(before->units.items[update.removed.items[i]].id));
    }
    assert_string_equal(told, wanted);
    ntr_bitext_free(before);
    ntr_bitext_free(after);
}

static void keeps_what_is_the_same(void **unused) {
    (void)unused;
    check("Een.\nTwee.\n", "Een.\nTwee.\n", "p0s0 reviewed [Een.]\np1s0 reviewed [Twee.]\n");
}

static void takes_what_was_put_in_and_taken_out(void **unused) {
    (void)unused;
    check("Een.\nTwee.\nDrie.\n", "Een.\nNieuw hier.\nDrie.\n",
          "p0s0 reviewed [Een.]\np1s0 new Nieuw hier.\np2s0 reviewed [Drie.]\ngone p1s0\n");
    check("Een.\nDrie.\n", "Een.\nTwee.\nDrie.\n", "p0s0 reviewed [Een.]\np1s0-2 new Twee.\np1s0 reviewed [Drie.]\n");
}

static void proposes_what_is_alike(void **unused) {
    (void)unused;
    check("De oude kat slaapt op de mat.\nEinde.\n", "De jonge kat slaapt op de mat.\nEinde.\n",
          "p0s0 new [De oude kat slaapt op de mat.]\np1s0 reviewed [Einde.]\n");
}

static void keeps_twenty_times_the_same_apart(void **unused) {
    (void)unused;
    check("Kop een.\nJa.\nKop twee.\nJa.\nKop drie.\nJa.\n", "Kop een.\nJa.\nKop drie.\nJa.\n",
          "p0s0 reviewed [Kop een.]\np1s0 reviewed [Ja.]\np4s0 reviewed [Kop drie.]\np5s0 reviewed [Ja.]\n"
          "gone p2s0\ngone p3s0\n");
}

static void lets_what_moved_be_looked_at_again(void **unused) {
    (void)unused;
    check("Slot van het verhaal.\nBegin.\nMidden.\n", "Begin.\nMidden.\nSlot van het verhaal.\n",
          "p1s0 reviewed [Begin.]\np2s0 reviewed [Midden.]\np0s0 translated [Slot van het verhaal.]\n");
}

static void takes_empty_texts(void **unused) {
    (void)unused;
    check("", "Een.\n", "p0s0 new Een.\n");
    check("Een.\n", "", "gone p0s0\n");
}

/* Whatever the texts: no id twice, no old unit twice, every old unit goes on or is told. */
static void loses_and_doubles_nothing(void **unused) {
    (void)unused;
    static const char *const lines[] = {"Ja.\n", "Nee.\n", "Misschien wel, zei hij.\n", "Misschien niet, zei zij.\n",
                                        "Een.\n"};
    uint32_t state = 3;
    for (int round = 0; round < 500; round++) {
        char texts[2][400] = {"", ""};
        for (int n = 0; n < 24; n++) {
            state = state * 1664525u + 1013904223u;
            strcat(texts[n % 2], lines[(state >> 10) % 5]);
        }
        ntr_bitext *before = bitext_of(texts[0], true), *after = bitext_of(texts[1], false);
        ntr_update update;
        ntr_error err = {0};
        assert_int_equal(ntr_bitext_update(&update, after, before, &err), NTR_OK);
        assert_int_equal(update.kept + update.moved + update.changed + update.removed.count, before->units.count);
        for (uint32_t i = 0; i < after->units.count; i++)
            for (uint32_t k = 0; k < i; k++)
                assert_false(ntr_str_equal(after->units.items[i].id, after->units.items[k].id));
        ntr_bitext_free(before);
        ntr_bitext_free(after);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_what_is_the_same),
        cmocka_unit_test(takes_what_was_put_in_and_taken_out),
        cmocka_unit_test(proposes_what_is_alike),
        cmocka_unit_test(keeps_twenty_times_the_same_apart),
        cmocka_unit_test(lets_what_moved_be_looked_at_again),
        cmocka_unit_test(takes_empty_texts),
        cmocka_unit_test(loses_and_doubles_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
