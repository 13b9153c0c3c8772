#include "ext/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ext/db_inside.h"
#include "ntrans/buffer.h"

enum { HEADER_SIZE = 100, PAGE_SIZE_AT = 16, VERSION_AT = 60, APPLICATION_AT = 68 };

/* --- errors ------------------------------------------------------------------------------------------------------- */

static ntr_status report(ntr_error *err, const char *path, int code, const char *detail) {
    ntr_status status;
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: status = ntr_error_set(err, NTR_BUSY, "another process holds the database"); break;
    case SQLITE_NOTADB: status = ntr_error_set(err, NTR_DATABASE, "not a database"); break;
    case SQLITE_CORRUPT: status = ntr_error_set(err, NTR_DATABASE, "the database is damaged: %s", detail); break;
    case SQLITE_FULL: status = ntr_error_set(err, NTR_IO, "cannot write: no space left"); break;
    case SQLITE_IOERR: status = ntr_error_set(err, NTR_IO, "cannot read or write: %s", detail); break;
    case SQLITE_READONLY: status = ntr_error_set(err, NTR_IO, "cannot write: the database is read-only"); break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: status = ntr_error_set(err, NTR_IO, "cannot open: %s", detail); break;
    case SQLITE_TOOBIG: status = ntr_error_set(err, NTR_TOO_LARGE, "too long for a database"); break;
    case SQLITE_NOMEM: status = ntr_error_memory(err); break;
    case SQLITE_MISUSE:
    case SQLITE_RANGE: status = ntr_error_set(err, NTR_INTERNAL, "SQLite was used wrongly: %s", detail); break;
    default: status = ntr_error_set(err, NTR_DATABASE, "%s", detail); break;
    }
    ntr_error_name_source(err, path);
    return status;
}

/* Why a database cannot be opened for writing: the file, or where none is or it needs a log beside it, the folder; 0:
 * not for want of a right. */
static int want_of_right(const char *path) {
    if (access(path, F_OK) == 0 && access(path, W_OK) != 0) return errno;
    ntr_buffer folder = {0};
    const char *slash = strrchr(path, '/');
    ntr_buffer_printf(&folder, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
    const int number = !folder.failed && access(folder.ptr, W_OK) != 0 ? errno : 0;
    ntr_buffer_dispose(&folder);
    return number;
}

/* What the system said tells more than SQLite's "unable to open database file"; but SQLite looks for a log after it
 * failed, and of that remembers that there is none. */
static const char *detail_of(const ntr_db *db, int code) {
    const int refused = (code & 0xFF) == SQLITE_CANTOPEN ? want_of_right(db->path) : 0;
    const int number = refused ? refused : sqlite3_system_errno(db->sqlite);
    const bool from_system = (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_IOERR;
    return from_system && number != 0 ? strerror(number) : sqlite3_errmsg(db->sqlite);
}

ntr_status ntr_db_failed(const ntr_db *db, ntr_error *err) {
    const int code = sqlite3_extended_errcode(db->sqlite);
    return report(err, db->path, code, detail_of(db, code));
}

/* --- the header --------------------------------------------------------------------------------------------------- */

static uint32_t big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Offset 16: the page size in two bytes, where 1 stands for 65536. */
static off_t page_size(const unsigned char *header) {
    const off_t size = header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
    return size == 1 ? 65536 : size;
}

static ntr_status read_header(ntr_db_header *out, int file, off_t size, const char *path, ntr_error *err) {
    unsigned char header[HEADER_SIZE] = {0};
    const ssize_t got = pread(file, header, sizeof header, 0);
    if (got < 0) return report(err, path, SQLITE_IOERR, strerror(errno));
    if (got < HEADER_SIZE || memcmp(header, "SQLite format 3", 16) != 0) return report(err, path, SQLITE_NOTADB, "");
    out->application = big_endian(header + APPLICATION_AT);
    out->version = big_endian(header + VERSION_AT);
    out->empty = out->application == 0 && size <= page_size(header);
    return NTR_OK;
}

ntr_status ntr_db_peek(ntr_db_header *out, const char *path, ntr_error *err) {
    *out = (ntr_db_header){.empty = true};
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        const bool missing = errno == ENOENT;
        report(err, path, SQLITE_CANTOPEN, strerror(errno));
        if (missing && err) err->status = NTR_NOT_FOUND;
        return missing ? NTR_NOT_FOUND : NTR_IO;
    }
    struct stat info;
    ntr_status status = NTR_OK;
    if (fstat(file, &info) != 0) {
        status = report(err, path, SQLITE_IOERR, strerror(errno));
    } else if (!S_ISREG(info.st_mode)) {
        status = report(err, path, SQLITE_CANTOPEN, S_ISDIR(info.st_mode) ? strerror(EISDIR) : "not a file");
    } else if (info.st_size > 0) {
        status = read_header(out, file, info.st_size, path, err);
    }
    close(file);
    return status;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

void ntr_db_count_no_memory(void) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* which fails where SQLite is at work already, and does no harm */
}

static bool open_with(ntr_db *db, const char *name, int flags, int wait_ms) {
    int code = sqlite3_open_v2(name, &db->sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) code = sqlite3_busy_timeout(db->sqlite, wait_ms);
    /* Only the first statement opens the files. */
    if (code == SQLITE_OK) code = sqlite3_exec(db->sqlite, "PRAGMA schema_version", NULL, NULL, NULL);
    return code == SQLITE_OK;
}

/* Whether a write-ahead log with something in it lies beside the database. */
static bool has_log(const char *path) {
    ntr_buffer name = {0};
    ntr_buffer_printf(&name, "%s-wal", path);
    struct stat info;
    const bool found = name.failed || (stat(name.ptr, &info) == 0 && info.st_size > 0);
    ntr_buffer_dispose(&name);
    return found;
}

/* The path as a URI: all but letters, digits, and /-_. in percent form. */
static void append_uri(ntr_buffer *out, const char *path) {
    ntr_buffer_append(out, NTR_STR("file:"));
    for (const char *c = path; *c; c++) {
        if (strchr("/-_.", *c) || (*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z'))
            ntr_buffer_append_char(out, *c);
        else
            ntr_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*c);
    }
    ntr_buffer_append(out, NTR_STR("?immutable=1"));
    ntr_buffer_append_char(out, '\0');
}

/* A database in write-ahead mode wants to make two files beside it even for reading. Where the folder forbids that, and
 * no log is there, it can be read as a file that nobody changes. */
static bool open_unwritable(ntr_db *db, int wait_ms) {
    const int code = sqlite3_errcode(db->sqlite) & 0xFF;
    if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY) || has_log(db->path)) return false;
    sqlite3_close(db->sqlite);
    db->sqlite = NULL;
    ntr_buffer uri = {0};
    append_uri(&uri, db->path);
    const bool opened = !uri.failed && open_with(db, uri.ptr, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, wait_ms);
    ntr_buffer_dispose(&uri);
    return opened;
}

/* In write-ahead mode NORMAL loses nothing when a process dies, and FULL nothing when the power goes: what was reported
 * as done must stay done, so FULL. A hundred thousand entries are written and read in a tenth less time on pages of
 * 16 KiB, which only a database that is being made takes. A writer gets 64 MiB of cache, so that a large import does
 * not spill; a reader goes through once and needs none. */
static ntr_status configure(ntr_db *db, ntr_db_mode mode, ntr_error *err) {
    static const char all[] = "PRAGMA page_size = 16384; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
                              "PRAGMA temp_store = MEMORY";
    NTR_TRY(ntr_db_exec(db, all, err));
    return mode == NTR_DB_READ ? NTR_OK : ntr_db_exec(db, "PRAGMA cache_size = -65536", err);
}

ntr_status ntr_db_open(ntr_db **out, const char *path, ntr_db_mode mode, int wait_ms, ntr_error *err) {
    *out = NULL;
    ntr_db *db = calloc(1, sizeof *db);
    if (!db) return ntr_error_memory(err);
    db->path = strdup(path);
    const int flags = SQLITE_OPEN_READWRITE | (mode == NTR_DB_CREATE ? SQLITE_OPEN_CREATE : 0);
    ntr_status status = NTR_OK;
    if (!db->path) {
        status = ntr_error_memory(err);
    } else if (!open_with(db, path, flags, wait_ms) && !(mode == NTR_DB_READ && open_unwritable(db, wait_ms))) {
        status = ntr_db_failed(db, err);
    } else {
        status = configure(db, mode, err);
    }
    if (status != NTR_OK) {
        ntr_db_close(db);
        return status;
    }
    *out = db;
    return NTR_OK;
}

void ntr_db_close(ntr_db *db) {
    if (!db) return;
    sqlite3_close(db->sqlite);
    free(db->path);
    free(db);
}

const char *ntr_db_path(const ntr_db *db) {
    return db->path;
}

bool ntr_db_is_read_only(const ntr_db *db) {
    return sqlite3_db_readonly(db->sqlite, "main") == 1;
}

/* Changing the mode needs the file for itself and does not always call the busy handler, so the wait is here. */
ntr_status ntr_db_use_log(ntr_db *db, ntr_error *err) {
    enum { STEP_MS = 20 };
    for (int waited = 0;; waited += STEP_MS) {
        const ntr_status status = ntr_db_exec(db, "PRAGMA journal_mode = WAL", err);
        if (status != NTR_BUSY || waited >= NTR_DB_WAIT_MS) return status;
        sqlite3_sleep(STEP_MS);
    }
}

/* --- statements without rows -------------------------------------------------------------------------------------- */

ntr_status ntr_db_exec(ntr_db *db, const char *sql, ntr_error *err) {
    if (sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK) return NTR_OK;
    return ntr_db_failed(db, err);
}

ntr_status ntr_db_number(int64_t *out, ntr_db *db, const char *sql, ntr_error *err) {
    *out = 0;
    ntr_query *query;
    NTR_TRY(ntr_query_new(&query, db, sql, err));
    bool row;
    const ntr_status status = ntr_query_step(&row, query, err);
    if (status == NTR_OK && row) *out = ntr_query_int(query, 0);
    ntr_query_free(query);
    return status;
}

ntr_status ntr_db_begin(ntr_db *db, ntr_error *err) {
    return ntr_db_exec(db, "BEGIN IMMEDIATE", err);
}

ntr_status ntr_db_commit(ntr_db *db, ntr_error *err) {
    return ntr_db_exec(db, "COMMIT", err);
}

bool ntr_db_is_busy(const ntr_db *db) {
    return !sqlite3_get_autocommit(db->sqlite);
}

void ntr_db_rollback(ntr_db *db) {
    if (ntr_db_is_busy(db)) sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

int64_t ntr_db_last_id(const ntr_db *db) {
    return sqlite3_last_insert_rowid(db->sqlite);
}

void ntr_db_random(void *bytes, int size) {
    sqlite3_randomness(size, bytes);
}

/* --- copying ------------------------------------------------------------------------------------------------------ */

static ntr_status copy_into(ntr_db *copy, ntr_db *db, ntr_error *err) {
    /* A copy that fails is thrown away, and one that is whole is synced by the caller. */
    NTR_TRY(ntr_db_exec(copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", err));
    sqlite3_backup *backup = sqlite3_backup_init(copy->sqlite, "main", db->sqlite, "main");
    if (!backup) return ntr_db_failed(copy, err);
    int code = sqlite3_backup_step(backup, -1);
    for (int waited = 0; (code == SQLITE_BUSY || code == SQLITE_LOCKED) && waited < NTR_DB_WAIT_MS; waited += 20) {
        sqlite3_sleep(20);
        code = sqlite3_backup_step(backup, -1);
    }
    const int end = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE && end == SQLITE_OK) return NTR_OK;
    return end == SQLITE_OK ? report(err, db->path, code, sqlite3_errstr(code)) : ntr_db_failed(copy, err);
}

ntr_status ntr_db_backup(ntr_db *db, const char *path, ntr_error *err) {
    ntr_db *copy;
    NTR_TRY(ntr_db_open(&copy, path, NTR_DB_WRITE, NTR_DB_WAIT_MS, err));
    const ntr_status status = copy_into(copy, db, err);
    ntr_db_close(copy);
    return status;
}
