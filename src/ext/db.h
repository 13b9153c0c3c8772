/* SQLite: the one place that knows it. */
#ifndef NTRANS_EXT_DB_H
#define NTRANS_EXT_DB_H

#include "ntrans/error.h"
#include "ntrans/text.h"

/* How long a write waits for another process before it gives up with NTR_BUSY. */
enum { NTR_DB_WAIT_MS = 5000 };

typedef enum ntr_db_mode {
    NTR_DB_READ,  /* the file must be there; a folder or medium that cannot be written will do */
    NTR_DB_WRITE, /* the file must be there */
    NTR_DB_CREATE /* made when it is not there */
} ntr_db_mode;

/* An open database file, for one thread at a time. What its calls report names the file, and means: NTR_BUSY another
 * process holds it; NTR_DATABASE it is no database or a damaged one; NTR_IO it cannot be read or written, or the disk
 * is full. */
typedef struct ntr_db ntr_db;

/* A prepared statement. It borrows the database, and must be freed before that is closed. */
typedef struct ntr_query ntr_query;

/* Who made a database file, read from its first 100 bytes (https://www.sqlite.org/fileformat.html, section 1.3) without
 * opening it, so that a stranger's file is left as it was. What sits in a write-ahead log is not seen yet. */
typedef struct ntr_db_header {
    bool empty;           /* nothing in it, or a first page at most: just being made */
    uint32_t application; /* PRAGMA application_id */
    uint32_t version;     /* PRAGMA user_version */
} ntr_db_header;

/* NTR_NOT_FOUND when there is no such file, NTR_IO when it cannot be read, NTR_DATABASE when it is no database. */
ntr_status ntr_db_peek(ntr_db_header *out, const char *path, ntr_error *err) NTR_MUST_CHECK;

/* For a program's main, before any database is opened: SQLite is not to count the memory it uses, which it does under a
 * lock at each of a million allocations. It holds for the whole process, so the library does not do it by itself. */
void ntr_db_count_no_memory(void);

/* Foreign keys are on. Caller closes with ntr_db_close, after its queries. */
ntr_status ntr_db_open(ntr_db **out, const char *path, ntr_db_mode mode, int wait_ms, ntr_error *err) NTR_MUST_CHECK;
void ntr_db_close(ntr_db *db);

const char *ntr_db_path(const ntr_db *db);
bool ntr_db_is_read_only(const ntr_db *db);

/* Turns the write-ahead log on, so that readers never wait for a writer; the setting stays in the file. */
ntr_status ntr_db_use_log(ntr_db *db, ntr_error *err) NTR_MUST_CHECK;

/* Runs one or more statements and drops what they give. */
ntr_status ntr_db_exec(ntr_db *db, const char *sql, ntr_error *err) NTR_MUST_CHECK;

/* The one number that `sql` gives; 0 when it gives no row. */
ntr_status ntr_db_number(int64_t *out, ntr_db *db, const char *sql, ntr_error *err) NTR_MUST_CHECK;

/* A transaction that may write from its start (BEGIN IMMEDIATE), so that it never has to give up half-way. */
ntr_status ntr_db_begin(ntr_db *db, ntr_error *err) NTR_MUST_CHECK;
/* When it fails the transaction is still open. */
ntr_status ntr_db_commit(ntr_db *db, ntr_error *err) NTR_MUST_CHECK;
/* Whether a transaction is open. */
bool ntr_db_is_busy(const ntr_db *db);
/* Does nothing when there is no transaction. */
void ntr_db_rollback(ntr_db *db);

/* Copies the database into the file at `path`, which must be empty, as it stands at one moment, while others go on
 * reading and writing: https://www.sqlite.org/backup.html */
ntr_status ntr_db_backup(ntr_db *db, const char *path, ntr_error *err) NTR_MUST_CHECK;

/* The key of the row inserted last. */
int64_t ntr_db_last_id(const ntr_db *db);

/* Fills `bytes` with randomness from SQLite's generator, which the system seeds. */
void ntr_db_random(void *bytes, int size);

/* --- prepared statements ------------------------------------------------------------------------------------------ */

/* Caller frees with ntr_query_free. */
ntr_status ntr_query_new(ntr_query **out, ntr_db *db, const char *sql, ntr_error *err) NTR_MUST_CHECK;
void ntr_query_free(ntr_query *query);

/* Values for the parameters ?1, ?2, …; they stay until set anew. A text is borrowed until then. What goes wrong here is
 * reported by the next step. */
void ntr_query_set_text(ntr_query *query, int parameter, ntr_str text);   /* `.ptr` NULL: the empty text */
void ntr_query_set_bytes(ntr_query *query, int parameter, ntr_str bytes); /* a BLOB */
void ntr_query_set_int(ntr_query *query, int parameter, int64_t value);
void ntr_query_set_null(ntr_query *query, int parameter);

/* Goes to the next row; `*row` is false after the last, and the query is then ready to run anew. */
ntr_status ntr_query_step(bool *row, ntr_query *query, ntr_error *err) NTR_MUST_CHECK;

/* Runs a statement whose rows, if any, do not matter, and makes it ready to run anew. */
ntr_status ntr_query_run(ntr_query *query, ntr_error *err) NTR_MUST_CHECK;

/* Makes a query ready to run anew before its last row was reached. */
void ntr_query_reset(ntr_query *query);

/* The columns of the current row, from 0. A text is borrowed until the next step; NULL gives `.ptr` NULL. */
ntr_str ntr_query_text(ntr_query *query, int column);
int64_t ntr_query_int(ntr_query *query, int column);
bool ntr_query_is_null(ntr_query *query, int column);

#endif
