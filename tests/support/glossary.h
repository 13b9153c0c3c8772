/* What the tests of the glossary share: a place for a database, entries of two terms, questions in SQL. */
#ifndef NTRANS_TESTS_GLOSSARY_H
#define NTRANS_TESTS_GLOSSARY_H

#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "gloss/store.h"

/* A fresh folder with a path in it for a database. */
typedef struct place {
    char folder[64];
    char path[96];
} place;

static inline int place_setup(void **state) {
    place *p = calloc(1, sizeof *p);
    if (!p) return -1;
    snprintf(p->folder, sizeof p->folder, "/tmp/ntrans-glossary-XXXXXX");
    if (!mkdtemp(p->folder)) return -1;
    snprintf(p->path, sizeof p->path, "%s/sub/g.db", p->folder);
    *state = p;
    return 0;
}

static inline int place_teardown(void **state) {
    place *p = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", p->folder);
    const int code = system(command);
    free(p);
    return code;
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

static inline ntr_glossary *open_path(const char *path) {
    ntr_glossary *glossary = NULL;
    ntr_error err = {0};
    if (ntr_glossary_open(&glossary, path, NTR_GLOSSARY_WRITE, &err) != NTR_OK) fail_msg("%s", err.message);
    return glossary;
}

static inline ntr_glossary *open_at(const place *p) {
    return open_path(p->path);
}

static inline ntr_glossary *open_in_memory(void) {
    return open_path(":memory:");
}

static inline int64_t number(ntr_glossary *glossary, const char *sql) {
    int64_t value;
    ntr_error err = {0};
    if (ntr_db_number(&value, glossary->db, sql, &err) != NTR_OK) fail_msg("%s: %s", sql, err.message);
    return value;
}

static inline void run(ntr_glossary *glossary, const char *sql) {
    ntr_error err = {0};
    if (ntr_db_exec(glossary->db, sql, &err) != NTR_OK) fail_msg("%s: %s", sql, err.message);
}

/* An entry of one Dutch and one English term. */
typedef struct simple_entry {
    ntr_entry entry;
    ntr_entry_term terms[2];
} simple_entry;

static inline ntr_entry *simple(simple_entry *s, const char *nl, const char *en) {
    *s = (simple_entry){.terms = {{.lang = {"nl"}, .text = ntr_str_from(nl), .pos = NTR_STR("noun")},
                                  {.lang = {"en"}, .text = ntr_str_from(en)}}};
    s->entry.terms.items = s->terms;
    s->entry.terms.count = 2;
    return &s->entry;
}

static inline int64_t add(ntr_glossary *glossary, const char *nl, const char *en) {
    simple_entry s;
    int64_t id = 0;
    ntr_error err = {0};
    if (ntr_glossary_add(glossary, simple(&s, nl, en), &id, &err) != NTR_OK) fail_msg("%s", err.message);
    return id;
}

#endif
