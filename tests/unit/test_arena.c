#include "support/test.h"

#include "base/arena.h"

typedef struct numbers {
    uint32_t *items;
    uint32_t count;
    uint32_t capacity;
} numbers;

static void gives_zeroed_memory_aligned_for_any_type(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    for (size_t size = 1; size < 300; size += 7) {
        unsigned char *memory = ntr_arena_alloc(arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size); /* the next one must not see this */
    }
    ntr_arena_free(arena);
}

static void serves_requests_larger_than_a_chunk(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    char *large = ntr_arena_alloc(arena, 5 * 1024 * 1024);
    assert_non_null(large);
    large[5 * 1024 * 1024 - 1] = 'x';
    assert_non_null(ntr_arena_alloc(arena, 10));
    assert_true(ntr_arena_size(arena) >= 5 * 1024 * 1024);
    ntr_arena_free(arena);
}

static void refuses_sizes_that_overflow(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    assert_null(ntr_arena_alloc(arena, SIZE_MAX));
    assert_null(ntr_arena_array(arena, SIZE_MAX / 2, 4));
    assert_non_null(ntr_arena_alloc(arena, 1)); /* and stays usable */
    ntr_arena_free(arena);
}

static void lists_keep_their_items_while_they_grow(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    numbers list = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *item = NTR_PUSH(arena, &list);
        assert_non_null(item);
        assert_int_equal(*item, 0);
        *item = i;
    }
    assert_int_equal(list.count, 1000);
    for (uint32_t i = 0; i < 1000; i++) assert_int_equal(list.items[i], i);
    ntr_arena_free(arena);
}

/* Two long lists and small requests in turns: each list has memory of its own, and leaves none behind. */
static void long_lists_leave_nothing_behind(void **state) {
    (void)state;
    enum { COUNT = 1 << 20 };
    ntr_arena *arena = ntr_arena_new();
    numbers left = {0}, right = {0};
    for (uint32_t i = 0; i < COUNT; i++) {
        uint32_t *item = NTR_PUSH(arena, &left), *other = NTR_PUSH(arena, &right);
        assert_true(item && other && *item == 0 && *other == 0);
        *item = i;
        *other = ~i;
        if (i % 1000 == 0) assert_non_null(ntr_arena_alloc(arena, 100));
    }
    for (uint32_t i = 0; i < COUNT; i++) assert_true(left.items[i] == i && right.items[i] == ~i);
    assert_true(ntr_arena_size(arena) < 16u * COUNT); /* of which 8 are in use; without growing in place it is more */
    ntr_arena_free(arena);
}

static void prints_and_copies_with_a_nul_behind(void **state) {
    (void)state;
    ntr_arena *arena = ntr_arena_new();
    const ntr_str printed = ntr_arena_printf(arena, "p%us%u", 3u, 2u);
    assert_str(printed, "p3s2");
    assert_int_equal(printed.ptr[printed.len], '\0');
    const ntr_str copy = ntr_arena_copy(arena, NTR_STR_NONE);
    assert_non_null(copy.ptr);
    assert_int_equal(copy.len, 0);
    ntr_arena_free(arena);
    ntr_arena_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_memory_aligned_for_any_type),
        cmocka_unit_test(serves_requests_larger_than_a_chunk),
        cmocka_unit_test(refuses_sizes_that_overflow),
        cmocka_unit_test(lists_keep_their_items_while_they_grow),
        cmocka_unit_test(long_lists_leave_nothing_behind),
        cmocka_unit_test(prints_and_copies_with_a_nul_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
