#include "support/test.h"

#include "base/map.h"

static void keeps_thousands_apart(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_map map = {0};
    for (uint32_t i = 0; i < 5000; i++) assert_true(ntr_map_put(&map, arena, ntr_arena_printf(arena, "key %u", i), i));
    for (uint32_t i = 0; i < 5000; i++) assert_int_equal(ntr_map_get(&map, ntr_arena_printf(arena, "key %u", i)), i);
    assert_int_equal(ntr_map_get(&map, NTR_STR("key 5000")), NTR_MAP_NONE);
    assert_int_equal(map.count, 5000);
    ntr_arena_free(arena);
}

static void replaces_under_the_same_key(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_map map = {0};
    assert_true(ntr_map_put(&map, arena, NTR_STR("a"), 1));
    assert_true(ntr_map_put(&map, arena, NTR_STR("a"), 2));
    assert_int_equal(ntr_map_get(&map, NTR_STR("a")), 2);
    assert_int_equal(map.count, 1);
    ntr_arena_free(arena);
}

static void exchanging_gives_what_was_there(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    ntr_map map = {0};
    uint32_t before = 0;
    assert_true(ntr_map_exchange(&before, &map, arena, NTR_STR("a"), 1));
    assert_int_equal(before, NTR_MAP_NONE);
    assert_true(ntr_map_exchange(&before, &map, arena, NTR_STR("a"), 2));
    assert_int_equal(before, 1);
    assert_int_equal(ntr_map_get(&map, NTR_STR("a")), 2);
    ntr_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_thousands_apart),
        cmocka_unit_test(replaces_under_the_same_key),
        cmocka_unit_test(exchanging_gives_what_was_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
