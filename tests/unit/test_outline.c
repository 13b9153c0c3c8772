#include "support/test.h"

#include "model/outline.h"

static void has_what_was_added(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_outline outline = {.bits = 4};
    static const char long_word[] = "aansprakelijkheidswaardevaststellingsveranderingen";
    assert_false(ntr_outline_may_have(&outline, NTR_STR("minister"))); /* nothing was */
    const ntr_str words[] = {NTR_STR("minister"), NTR_STR("ei"), NTR_STR("raad"), NTR_STR(""), NTR_STR(long_word)};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_true(ntr_outline_add(&outline, arena, words[i]));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_true(ntr_outline_may_have(&outline, words[i]));
    ntr_arena_free(arena);
}

/* With cells enough that the two words share none. */
static void refuses_other_lengths_beginnings_and_ends(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_outline outline = {.bits = 16};
    assert_true(ntr_outline_add(&outline, arena, NTR_STR("minister")));
    assert_false(ntr_outline_may_have(&outline, NTR_STR("ministers")));
    assert_false(ntr_outline_may_have(&outline, NTR_STR("sinister")));
    assert_false(ntr_outline_may_have(&outline, NTR_STR("ministed")));
    assert_false(ntr_outline_may_have(&outline, NTR_STR("mini")));
    assert_true(ntr_outline_add(&outline, arena, NTR_STR("gemeenteraad")));
    assert_false(ntr_outline_may_have(&outline, NTR_STR("gemeensteraad")));
    assert_true(ntr_outline_may_have(&outline, NTR_STR("gemeesteraad"))); /* alike: a map must tell */
    ntr_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_what_was_added),
        cmocka_unit_test(refuses_other_lengths_beginnings_and_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
