#include <sqlite3.h>
#include <stdlib.h>

#include "ext/db_inside.h"

struct ntr_query {
    ntr_db *db;
    sqlite3_stmt *statement;
    bool unset; /* a parameter could not be set; the next step says so */
};

ntr_status ntr_query_new(ntr_query **out, ntr_db *db, const char *sql, ntr_error *err) {
    *out = NULL;
    ntr_query *query = calloc(1, sizeof *query);
    if (!query) return ntr_error_memory(err);
    query->db = db;
    if (sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &query->statement, NULL) != SQLITE_OK) {
        free(query);
        return ntr_db_failed(db, err);
    }
    *out = query;
    return NTR_OK;
}

void ntr_query_free(ntr_query *query) {
    if (!query) return;
    sqlite3_finalize(query->statement);
    free(query);
}

void ntr_query_set_text(ntr_query *query, int parameter, ntr_str text) {
    const char *bytes = text.ptr ? text.ptr : "";
    if (sqlite3_bind_text64(query->statement, parameter, bytes, text.len, SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK)
        query->unset = true;
}

void ntr_query_set_bytes(ntr_query *query, int parameter, ntr_str bytes) {
    if (sqlite3_bind_blob64(query->statement, parameter, bytes.ptr ? bytes.ptr : "", bytes.len, SQLITE_STATIC) !=
        SQLITE_OK)
        query->unset = true;
}

void ntr_query_set_int(ntr_query *query, int parameter, int64_t value) {
    if (sqlite3_bind_int64(query->statement, parameter, value) != SQLITE_OK) query->unset = true;
}

void ntr_query_set_null(ntr_query *query, int parameter) {
    if (sqlite3_bind_null(query->statement, parameter) != SQLITE_OK) query->unset = true;
}

ntr_status ntr_query_step(bool *row, ntr_query *query, ntr_error *err) {
    *row = false;
    if (query->unset) {
        query->unset = false;
        return ntr_db_failed(query->db, err);
    }
    const int code = sqlite3_step(query->statement);
    *row = code == SQLITE_ROW;
    if (*row) return NTR_OK;
    const ntr_status status = code == SQLITE_DONE ? NTR_OK : ntr_db_failed(query->db, err);
    sqlite3_reset(query->statement);
    return status;
}

ntr_status ntr_query_run(ntr_query *query, ntr_error *err) {
    bool row;
    const ntr_status status = ntr_query_step(&row, query, err);
    if (row) sqlite3_reset(query->statement);
    return status;
}

void ntr_query_reset(ntr_query *query) {
    sqlite3_reset(query->statement);
}

/* sqlite3_column_blob, for it hands out the bytes where they lie; sqlite3_column_text copies them to add a NUL. */
ntr_str ntr_query_text(ntr_query *query, int column) {
    const void *bytes = sqlite3_column_blob(query->statement, column);
    const size_t size = (size_t)sqlite3_column_bytes(query->statement, column);
    if (bytes) return (ntr_str){bytes, size};
    return ntr_query_is_null(query, column) ? NTR_STR_NONE : NTR_STR("");
}

int64_t ntr_query_int(ntr_query *query, int column) {
    return sqlite3_column_int64(query->statement, column);
}

bool ntr_query_is_null(ntr_query *query, int column) {
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}
