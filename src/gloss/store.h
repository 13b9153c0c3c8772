/* The store: what the files of src/gloss share of an open glossary. */
#ifndef NTRANS_GLOSS_STORE_H
#define NTRANS_GLOSS_STORE_H

#include "base/arena.h"
#include "ext/db.h"
#include "ntrans/glossary.h"

/* The statements of the store, prepared at their first use; their SQL stands in a table in statements.c. */
typedef enum store_sql {
    SQL_AUTHOR_ADD,
    SQL_AUTHOR_FIND,
    SQL_SET_ADD,
    SQL_CHANGE_ADD,
    SQL_CHANGES_ADD,
    SQL_ENTRY_ADD,
    SQL_ENTRY_UPDATE,
    SQL_ENTRY_REMOVE,
    SQL_ENTRY_GET,
    SQL_ENTRY_BY_UID,
    SQL_TERM_ADD,
    SQL_TERMS_REMOVE,
    SQL_TERMS_GET,
    SQL_SECTION_ADD,
    SQL_SECTIONS_REMOVE,
    SQL_SECTIONS_GET,
    SQL_SEARCH_ADD,
    SQL_SEARCH_REMOVE,
    SQL_SEARCH_WORDS,
    SQL_REMOVED_ADD,
    SQL_REMOVED_DROP,
    SQL_REMOVED_FIND,
    SQL_REMOVED_GET,
    SQL_SEEN_ADD,
    SQL_SEEN_GET,
    SQL_BEFORES,
    SQL_BY_DUTCH,
    SQL_BY_PREFIX,
    SQL_LIST,
    SQL_SETS,
    SQL_SETS_OF_ENTRY,
    SQL_SETS_RESTING,
    SQL_CHANGES_OF_SET,
    SQL_SET_UNDOES,
    SQL_SET_UNDONE,
    SQL_META_SET,
    SQL_ABBREVIATION_PUT,
    SQL_ABBREVIATION_REMOVE,
    SQL_ABBREVIATIONS,
    SQL_ABBREVIATION_LOG,
    SQL_ABBREVIATIONS_LOG,
    SQL_ABBREVIATIONS_DROP,
    SQL_ABBREVIATIONS_PUT_BACK,
    SQL_CLIENT_PUT,
    SQL_CLIENT_REMOVE,
    SQL_CLIENTS,
    SQL_COUNT
} store_sql;

/* What is done between store_begin and store_end is one transaction and one set of changes of the history; the members
 * from `arena` on belong to it. */
struct ntr_glossary {
    ntr_db *db;
    ntr_query *queries[SQL_COUNT];
    bool bare;        /* being made without built-in data */
    ntr_arena *arena; /* holds what its statements borrow */
    ntr_stamp stamp;  /* who makes it, and when it was begun */
    ntr_str what;
    ntr_buffer record;    /* for the history */
    ntr_buffer forms;     /* of an entry, as the column has them */
    int64_t author;       /* row of stamp.by; 0 until the first change */
    int64_t set;          /* number of the set; 0 until the first change that the history keeps */
    int64_t made;         /* the first new entry that the history is to keep; 0: none */
    int64_t next;         /* the number of the next new entry; 0: the database knows */
    uint64_t uid_counter; /* what makes the uids of one set ascend; 0 until the first */
};

/* The statement, ready to be given parameters; it belongs to the store. */
ntr_status store_query(ntr_query **out, ntr_glossary *glossary, store_sql which, ntr_error *err) NTR_MUST_CHECK;

/* Begins a set of changes by `who` (NULL: the user at work); `what` says for the history what it is. When it fails
 * nothing is open. */
ntr_status store_begin(ntr_glossary *glossary, const char *who, ntr_str what, ntr_error *err) NTR_MUST_CHECK;

/* Ends the open set: keeps it when `status` is NTR_OK, else drops it. Gives `status`, or why it could not be kept. */
ntr_status store_end(ntr_glossary *glossary, ntr_status status, ntr_error *err) NTR_MUST_CHECK;

/* Drops the open set. */
void store_abandon(ntr_glossary *glossary);

/* Within an open set. They set id, uid (where it is empty) and stamps of `entry`, which must have passed
 * ntr_entry_check. `logged` false keeps a change out of the history: for built-in data, which can be had again. */
ntr_status store_insert(ntr_glossary *glossary, ntr_entry *entry, bool logged, ntr_error *err) NTR_MUST_CHECK;
ntr_status store_replace(ntr_glossary *glossary, const ntr_entry *old, ntr_entry *entry, bool logged,
                         ntr_error *err) NTR_MUST_CHECK;
/* Stores `entry` as it stands: number, uid, revision and stamps too. `old` is what it replaces; NULL: none of that
 * number is there (0: a new number). */
ntr_status store_put_back(ntr_glossary *glossary, const ntr_entry *old, ntr_entry *entry,
                          ntr_error *err) NTR_MUST_CHECK;
ntr_status store_delete(ntr_glossary *glossary, const ntr_entry *old, bool logged, ntr_error *err) NTR_MUST_CHECK;

/* A UUID in `arena`: a new one, that `counter` makes ascend, or always the same for the same `text`. `.ptr` NULL when
 * memory ran out. */
ntr_str store_uid_new(ntr_arena *arena, int64_t seconds, uint64_t *counter);
ntr_str store_uid_from(ntr_arena *arena, ntr_str text);

/* The row of the author of that name, made when it is new. */
ntr_status store_author(int64_t *out, ntr_glossary *glossary, ntr_str name, ntr_error *err) NTR_MUST_CHECK;

/* The number of the open set, which gets its row with its first change: an import that finds all the same leaves no
 * trace. */
ntr_status store_set(int64_t *out, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

/* Writes into the history what entry `id` was before the open set: NULL when the set makes it. Of several changes in
 * one set the first counts. */
ntr_status store_log(ntr_glossary *glossary, int64_t id, const ntr_entry *before, ntr_error *err) NTR_MUST_CHECK;

/* The same for an entry that just got a new number, with less work: those of a whole set are written at its end. */
ntr_status store_log_new(ntr_glossary *glossary, int64_t id, ntr_error *err) NTR_MUST_CHECK;

/* Makes the abbreviations that set `number` changed what they were before it, within the open set. */
ntr_status store_abbreviations_take_back(ntr_glossary *glossary, int64_t number, ntr_error *err) NTR_MUST_CHECK;

/* Reads an entry from what ntr_entry_json wrote; NTR_DATABASE when it is not that. */
ntr_status store_record_read(ntr_entry *out, ntr_arena *arena, ntr_str json, ntr_error *err) NTR_MUST_CHECK;

/* Appends the terms of an entry as the column `forms` has them; `folded` are their keys, in the same order. */
void store_forms(ntr_buffer *out, const ntr_entry *entry, const ntr_str *folded);

/* What ends a field and a term in `forms`. */
enum { STORE_FIELD_END = 0x1F, STORE_TERM_END = 0x1E };

/* One term as `forms` has it; texts are slices of that. */
typedef struct store_form {
    ntr_str lang;
    ntr_str text;
    ntr_str folded;
    ntr_str pos;
    ntr_str note;
    ntr_term_status status;
    ntr_case_rule case_rule;
} store_form;

/* Takes the next term off the front of `*rest`; false when none is left. */
bool store_form_next(store_form *out, ntr_str *rest);

/* Reads an entry into `arena`; `*found` false when there is none of that number. */
ntr_status store_load(ntr_entry *out, bool *found, ntr_glossary *glossary, ntr_arena *arena, int64_t id,
                      ntr_error *err) NTR_MUST_CHECK;

/* Reads an entry to the end of `out`. */
ntr_status store_result(bool *found, ntr_entries *out, ntr_glossary *glossary, int64_t id,
                        ntr_error *err) NTR_MUST_CHECK;

/* The newest version of the database that this library knows. */
uint32_t store_version(void);

enum { STORE_APPLICATION = 0x6e747267 };

/* Opens a database without looking after its built-in data: all that the memory needs. Where there is none, it is made
 * when `writing` (with no data in it), and else NTR_NOT_FOUND. Caller closes with ntr_db_close. */
ntr_status store_open_shape(ntr_db **out, const char *path, bool writing, ntr_error *err) NTR_MUST_CHECK;

/* Whether the glossary is one that has no built-in data, and gets none. */
ntr_status store_is_bare(bool *out, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

/* Brings the built-in data up to date, within the open set; in one that is being made bare, says that it is. */
ntr_status store_refresh(ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

/* Whether the database holds the built-in data of this library, or wants none. */
ntr_status store_is_fresh(bool *out, ntr_glossary *glossary, ntr_error *err) NTR_MUST_CHECK;

#endif
