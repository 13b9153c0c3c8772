/* Merging glossaries: what single cases give, and that all orders of random edits and merges end alike. */
#include "support/glossary.h"

#include "ext/file.h"
#include "gloss/join.h"
#include "ntrans/upkeep.h"

enum { COPIES = 3, BASE_ENTRIES = 4, ROUNDS = 24, EDITS = 4 };

static ntr_glossary *open_as(const place *p, const char *name) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    assert_int_equal(setenv("NTRANS_USER", name, 1), 0);
    return open_path(path);
}

/* The built-in data is put away, so that copying is quick. */
static int setup(void **state) {
    if (place_setup(state) != 0) return -1;
    ntr_glossary *glossary = open_as(*state, "base");
    run(glossary, "DELETE FROM entry; INSERT INTO search (search) VALUES ('rebuild'); VACUUM");
    for (int i = 0; i < BASE_ENTRIES; i++) {
        char nl[32], en[32];
        snprintf(nl, sizeof nl, "woord%d", i);
        snprintf(en, sizeof en, "word%d", i);
        add(glossary, nl, en);
    }
    ntr_glossary_close(glossary);
    return 0;
}

/* A closed glossary is one file. */
static void copy(const place *p, const char *from, const char *to) {
    char path[2][128];
    ntr_buffer bytes = {0};
    snprintf(path[0], sizeof path[0], "%s/%s", p->folder, from);
    snprintf(path[1], sizeof path[1], "%s/%s", p->folder, to);
    assert_int_equal(ntr_file_read(&bytes, path[0], SIZE_MAX, NULL), NTR_OK);
    assert_int_equal(ntr_file_write(path[1], ntr_buffer_str(&bytes), true, NULL), NTR_OK);
    ntr_buffer_dispose(&bytes);
}

static ntr_join merge(const place *p, const char *into, const char *from, ntr_join_prefer prefer) {
    ntr_glossary *glossary = open_as(p, into), *other = open_as(p, from);
    assert_int_equal(setenv("NTRANS_USER", into, 1), 0);
    ntr_join join;
    ntr_error err = {0};
    const ntr_join_options options = {.prefer = prefer};
    if (ntr_glossary_join(&join, glossary, other, ntr_str_from(from), &options, &err) != NTR_OK)
        fail_msg("%s", err.message);
    ntr_glossary_close(other);
    ntr_glossary_close(glossary);
    return join;
}

static uint64_t merged(const place *p, const char *into, const char *from, ntr_join_verdict verdict) {
    ntr_join join = merge(p, into, from, NTR_JOIN_BOTH);
    const uint64_t count = join.counts[verdict];
    ntr_join_dispose(&join);
    return count;
}

/* All entries by uid, with their digests. */
static ntr_buffer contents(const place *p, const char *name) {
    ntr_glossary *glossary = open_as(p, name);
    ntr_arena *arena = ntr_arena_new();
    ntr_buffer out = {0};
    ntr_query *query;
    bool row;
    assert_int_equal(ntr_query_new(&query, glossary->db, "SELECT uid FROM entry ORDER BY uid", NULL), NTR_OK);
    while (ntr_query_step(&row, query, NULL) == NTR_OK && row) {
        join_side side;
        const ntr_str uid = ntr_arena_copy(arena, ntr_query_text(query, 0));
        assert_int_equal(join_load(&side, glossary, arena, uid, false, NULL), NTR_OK);
        ntr_buffer_printf(&out, "%.*s %.*s ", NTR_FMT(uid), NTR_FMT(side.digest));
        for (uint32_t i = 0; i < side.entry.terms.count; i++)
            ntr_buffer_printf(&out, "%.*s/%d/%.*s ", NTR_FMT(side.entry.terms.items[i].text),
                              side.entry.terms.items[i].status, NTR_FMT(side.entry.terms.items[i].note));
        ntr_buffer_printf(&out, "{%.*s}{%.*s}\n", NTR_FMT(side.entry.domain), NTR_FMT(side.entry.note));
    }
    ntr_query_free(query);
    ntr_arena_free(arena);
    ntr_glossary_close(glossary);
    return out;
}

static bool is_alike(const ntr_buffer *a, const ntr_buffer *b) {
    /* Terms and parts of notes may stand in another order, so of each line the uid and the digest count. */
    const char *x = a->ptr ? a->ptr : "", *y = b->ptr ? b->ptr : "";
    enum { KEYS = 36 + 1 + 36 };
    while (*x && *y) {
        if (strncmp(x, y, KEYS) != 0) return false;
        x = strchr(x, '\n') + 1;
        y = strchr(y, '\n') + 1;
    }
    return *x == *y;
}

static void expect_alike(const place *p, const char *a, const char *b, unsigned seed) {
    ntr_buffer x = contents(p, a), y = contents(p, b);
    ntr_buffer_append_char(&x, '\0');
    ntr_buffer_append_char(&y, '\0');
    if (!is_alike(&x, &y)) fail_msg("round %u: %s\n%s%s\n%s", seed, a, x.ptr, b, y.ptr);
    ntr_buffer_dispose(&x);
    ntr_buffer_dispose(&y);
}

/* --- random edits ------------------------------------------------------------------------------------------------- */

static unsigned pick(unsigned *seed, unsigned count) {
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % count;
}

static const char *const words[] = {"alpha", "beta", "gamma"};

static void add_english(ntr_entry *entry, ntr_entry_term *terms, unsigned *seed) {
    memcpy(terms, entry->terms.items, entry->terms.count * sizeof *terms);
    entry->terms.items = terms;
    const ntr_str text = ntr_str_from(words[pick(seed, 3)]);
    const ntr_term_status status = pick(seed, 2) ? NTR_TERM_PREFERRED : NTR_TERM_ADMITTED;
    ntr_entry_term *found = NULL;
    for (uint32_t i = 1; i < entry->terms.count; i++) {
        if (status == NTR_TERM_PREFERRED) terms[i].status = NTR_TERM_ADMITTED;
        if (ntr_str_equal(terms[i].text, text)) found = &terms[i];
    }
    if (!found) found = &terms[entry->terms.count++];
    *found =
        (ntr_entry_term){.lang = {"en"}, .text = text, .status = status, .note = ntr_str_from(words[pick(seed, 3)])};
}

static void edit_entry(ntr_glossary *glossary, ntr_entry *entry, unsigned *seed) {
    ntr_entry_term terms[16];
    switch (pick(seed, 6)) {
    case 0: entry->domain = ntr_str_from(words[pick(seed, 3)]); break;
    case 1: entry->note = ntr_str_from(words[pick(seed, 3)]); break;
    case 2:
        if (entry->terms.count > 2) entry->terms.count--; /* an English term goes */
        break;
    case 3: assert_int_equal(ntr_glossary_remove(glossary, &(int64_t){entry->id}, 1, NULL), NTR_OK); return;
    default: add_english(entry, terms, seed); break;
    }
    assert_int_equal(ntr_glossary_change(glossary, entry, NULL), NTR_OK);
}

static void edit(const place *p, const char *name, unsigned *seed) {
    ntr_glossary *glossary = open_as(p, name);
    for (int i = 0; i < EDITS; i++) {
        ntr_entries all = {0};
        const ntr_entry_filter filter = {0};
        assert_int_equal(ntr_glossary_list(&all, glossary, &filter, NULL), NTR_OK);
        char nl[64];
        snprintf(nl, sizeof nl, "%s%d", name, i);
        if (all.list.count == 0 || pick(seed, 6) == 0)
            add(glossary, pick(seed, 2) ? nl : words[pick(seed, 3)], "new");
        else
            edit_entry(glossary, &all.list.items[pick(seed, all.list.count)], seed);
        ntr_entries_dispose(&all);
    }
    ntr_glossary_close(glossary);
}

static void all_orders_of_two_end_alike(void **state) {
    const place *p = *state;
    for (unsigned round = 1; round <= ROUNDS; round++) {
        unsigned seed = round;
        copy(p, "base", "a");
        copy(p, "base", "b");
        edit(p, "a", &seed);
        edit(p, "b", &seed);
        copy(p, "a", "a2");
        copy(p, "b", "b2");
        merged(p, "a", "b", NTR_JOIN_NEW);
        merged(p, "b", "a", NTR_JOIN_NEW);
        merged(p, "b2", "a2", NTR_JOIN_NEW);
        merged(p, "a2", "b2", NTR_JOIN_NEW);
        expect_alike(p, "a", "b", round);
        expect_alike(p, "a", "a2", round);
        expect_alike(p, "a", "b2", round);
        merged(p, "a", "b", NTR_JOIN_NEW);
        expect_alike(p, "a", "b", round);
    }
}

static void merge_in_order(const place *p, const char *prefix, const int order[COPIES]) {
    char into[32], from[32];
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < COPIES; i++)
            for (int j = 0; j < COPIES; j++) {
                if (i == j) continue;
                snprintf(into, sizeof into, "%s%d", prefix, order[i]);
                snprintf(from, sizeof from, "%s%d", prefix, order[j]);
                merged(p, into, from, NTR_JOIN_NEW);
            }
}

static void all_orders_of_three_end_alike(void **state) {
    const place *p = *state;
    static const int orders[][COPIES] = {{0, 1, 2}, {2, 0, 1}, {1, 2, 0}};
    static const char *const prefixes[] = {"x", "y", "z"};
    for (unsigned round = 1; round <= ROUNDS / 3; round++) {
        unsigned seed = 1000 + round;
        for (int i = 0; i < COPIES; i++) {
            char name[32], twin[32];
            snprintf(name, sizeof name, "x%d", i);
            copy(p, "base", name);
            edit(p, name, &seed);
            for (int k = 1; k < 3; k++) {
                snprintf(twin, sizeof twin, "%s%d", prefixes[k], i);
                copy(p, name, twin);
            }
        }
        for (int k = 0; k < 3; k++) merge_in_order(p, prefixes[k], orders[k]);
        expect_alike(p, "x0", "x1", round);
        expect_alike(p, "x0", "x2", round);
        expect_alike(p, "x0", "y0", round);
        expect_alike(p, "x0", "z0", round);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_orders_of_two_end_alike, setup, place_teardown),
        cmocka_unit_test_setup_teardown(all_orders_of_three_end_alike, setup, place_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
