/* What stands on every page: found, and nothing else is. */
#include "align/furniture.h"
#include "ntrans/align.h"
#include "support/test.h"

enum { PAGES = 4, BODY = 6, LINES = PAGES * (BODY + 2) };

/* Four pages of six sentences, each with `head` before them and `foot` behind; "#" becomes the page's number. */
static void make_pages(ntr_str *lines, ntr_arena *arena, const char *head, const char *foot) {
    for (int page = 0, at = 0; page < PAGES; page++) {
        for (int i = 0; i < BODY + 2; i++) {
            const char *form = i == 0 ? head : i == BODY + 1 ? foot : "Zin # van de tekst.";
            const char *mark = strchr(form, '#');
            const int number = i == 0 || i == BODY + 1 ? page + 1 : 17 * at % 11;
            lines[at++] = mark ? ntr_arena_printf(arena, "%.*s%d%s", (int)(mark - form), form, number, mark + 1) :
                                 ntr_arena_copy(arena, ntr_str_from(form));
        }
    }
}

static uint32_t count_aside(const char *head, const char *foot) {
    ntr_arena *arena = ntr_arena_new();
    ntr_str lines[LINES];
    ntr_furniture found;
    ntr_error err = {0};
    make_pages(lines, arena, head, foot);
    assert_int_equal(ntr_furniture_find(&found, arena, lines, LINES, &err), NTR_OK);
    for (int i = 0; i < LINES; i++)
        if (i % (BODY + 2) != 0 && i % (BODY + 2) != BODY + 1) assert_false(found.aside[i]);
    ntr_arena_free(arena);
    return found.count;
}

static void finds_page_numbers(void **unused) {
    (void)unused;
    assert_int_equal(count_aside("Een kop die blijft", "Pagina # van 12"), 2 * PAGES);
    assert_int_equal(count_aside("Een kop die blijft", "#"), 2 * PAGES);
    assert_int_equal(count_aside("Jaarverslag 2023 | #", "- # -"), 2 * PAGES);
    assert_int_equal(count_aside("blz. #", "De eerste zin gaat niet verder"), 2 * PAGES);
}

static void leaves_the_text_alone(void **unused) {
    (void)unused;
    assert_int_equal(count_aside("Artikel #", "Ja, dat is zo."), 0);    /* a law */
    assert_int_equal(count_aside("#.", "Juist."), 0);                   /* a list */
    assert_int_equal(count_aside("#", "Hoofdstuk #"), 0);               /* a novel */
    assert_int_equal(count_aside("Dat vroeg hij.", "Dat zei zij."), 0); /* a dialogue */
}

static void joins_what_a_page_break_cuts(void **unused) {
    (void)unused;
    ntr_arena *arena = ntr_arena_new();
    ntr_str src[LINES];
    ntr_alignment *alignment;
    ntr_error err = {0};
    make_pages(src, arena, "Ministerie van Defensie", "Pagina #");
    assert_int_equal(ntr_align(&alignment, src, LINES, src, 5, NULL, &err), NTR_OK);
    assert_int_equal(alignment->src.aside_count, 2 * PAGES);
    assert_int_equal(alignment->tgt.aside_count, 0);
    uint32_t next = 0;
    for (uint32_t b = 0; b < alignment->beads.count; b++) {
        assert_int_equal(alignment->beads.items[b].src, next);
        next += alignment->beads.items[b].src_count;
    }
    assert_int_equal(next, LINES);
    ntr_alignment_free(alignment);
    ntr_arena_free(arena);
}

static void takes_nothing(void **unused) {
    (void)unused;
    ntr_arena *arena = ntr_arena_new();
    ntr_furniture found;
    ntr_error err = {0};
    assert_int_equal(ntr_furniture_find(&found, arena, NULL, 0, &err), NTR_OK);
    assert_int_equal(found.count, 0);
    ntr_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_page_numbers),
        cmocka_unit_test(leaves_the_text_alone),
        cmocka_unit_test(joins_what_a_page_break_cuts),
        cmocka_unit_test(takes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
