/* Opening a glossary: whose file it is, making one, bringing it up to date. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "ext/file.h"
#include "gloss/store.h"
#include "model/data.h"

/* --- versions ----------------------------------------------------------------------------------------------------- */

static uint32_t migration_number(const char *path) {
    const char *prefix = "migrations/";
    if (strncmp(path, prefix, strlen(prefix)) != 0) return 0;
    return (uint32_t)strtoul(path + strlen(prefix), NULL, 10);
}

/* The script that leads to `version`: schema.sql to 1, then migrations/NNN-*.sql. `.ptr` NULL: there is none. */
static ntr_str script_to(uint32_t version) {
    if (version == 1) return ntr_data_find("schema.sql");
    for (size_t i = 0; i < ntr_data_file_count; i++)
        if (migration_number(ntr_data_files[i].path) == version) return ntr_data_find(ntr_data_files[i].path);
    return NTR_STR_NONE;
}

uint32_t store_version(void) {
    uint32_t version = 1;
    while (script_to(version + 1).ptr) version++;
    return version;
}

static ntr_status run_script(ntr_db *db, uint32_t version, ntr_error *err) {
    ntr_buffer script = {0};
    ntr_buffer_append(&script, script_to(version));
    ntr_buffer_printf(&script, "\nPRAGMA user_version = %" PRIu32 ";", version);
    ntr_status status = ntr_buffer_check(&script, err);
    if (status == NTR_OK) status = ntr_db_exec(db, script.ptr, err); /* printf ended it with a NUL */
    ntr_buffer_dispose(&script);
    return status;
}

static ntr_status refuse(ntr_error *err, const char *path, const char *why) {
    ntr_error_set(err, NTR_DATABASE, "%s", why);
    ntr_error_name_source(err, path);
    return NTR_DATABASE;
}

static ntr_status refuse_newer(ntr_error *err, const char *path, int64_t version) {
    ntr_error_set(err, NTR_DATABASE,
                  "made by a newer ntrans (version %" PRId64 " of the database, this one knows %" PRIu32
                  "); please update ntrans",
                  version, store_version());
    ntr_error_name_source(err, path);
    return NTR_DATABASE;
}

static const char not_ours[] = "a database of another program, not a glossary of ntrans";

/* Before anything opens the file, so that a stranger's stays untouched. */
static ntr_status check_header(bool *missing, const char *path, ntr_error *err) {
    ntr_db_header header;
    const ntr_status status = ntr_db_peek(&header, path, err);
    *missing = status == NTR_NOT_FOUND || (status == NTR_OK && header.empty);
    if (status == NTR_NOT_FOUND) return NTR_OK;
    if (status == NTR_DATABASE) return refuse(err, path, "not a glossary of ntrans");
    if (status != NTR_OK || header.empty) return status;
    if (header.application != STORE_APPLICATION) return refuse(err, path, not_ours);
    return header.version > store_version() ? refuse_newer(err, path, header.version) : NTR_OK;
}

static ntr_status read_version(int64_t *out, ntr_db *db, ntr_error *err) {
    int64_t application, objects;
    NTR_TRY(ntr_db_number(out, db, "PRAGMA user_version", err));
    NTR_TRY(ntr_db_number(&application, db, "PRAGMA application_id", err));
    NTR_TRY(ntr_db_number(&objects, db, "SELECT count(*) FROM sqlite_schema", err));
    const bool blank = application == 0 && *out == 0 && objects == 0;
    if (!blank && application != STORE_APPLICATION) return refuse(err, ntr_db_path(db), not_ours);
    return *out > store_version() ? refuse_newer(err, ntr_db_path(db), *out) : NTR_OK;
}

static ntr_status migrate(ntr_db *db, ntr_error *err) {
    int64_t version;
    NTR_TRY(read_version(&version, db, err));
    for (uint32_t next = (uint32_t)version + 1; next <= store_version(); next++) NTR_TRY(run_script(db, next, err));
    return NTR_OK;
}

/* --- bringing up to date ------------------------------------------------------------------------------------------ */

/* A new database gets its shape and its data in one transaction, so that nobody ever sees half of it. */
static ntr_status migrate_and_fill(ntr_glossary *glossary, ntr_error *err) {
    NTR_TRY(migrate(glossary->db, err));
    return store_refresh(glossary, err);
}

static ntr_status bring_up_to_date(ntr_glossary *glossary, ntr_error *err) {
    NTR_TRY(ntr_db_use_log(glossary->db, err));
    NTR_TRY(store_begin(glossary, "ntrans", NTR_STR("built-in data"), err));
    return store_end(glossary, migrate_and_fill(glossary, err), err);
}

/* Older built-in data is better than none: where it cannot be refreshed now, reading goes on without. An older shape
 * is another matter, for the statements do not fit it. */
static ntr_status refresh_if_stale(ntr_glossary *glossary, ntr_glossary_mode mode, ntr_error *err) {
    int64_t version;
    NTR_TRY(read_version(&version, glossary->db, err));
    const bool shaped = version == store_version();
    bool fresh = false;
    if (shaped) NTR_TRY(store_is_fresh(&fresh, glossary, err));
    if (fresh) return NTR_OK;
    const ntr_status status = bring_up_to_date(glossary, err);
    const bool passing = status == NTR_BUSY || (status == NTR_IO && ntr_db_is_read_only(glossary->db));
    return passing && shaped && mode == NTR_GLOSSARY_READ ? NTR_OK : status;
}

static ntr_status open_as_is(ntr_glossary *glossary, const char *path, ntr_error *err) {
    int64_t version;
    NTR_TRY(ntr_db_open(&glossary->db, path, NTR_DB_READ, NTR_DB_WAIT_MS, err));
    NTR_TRY(read_version(&version, glossary->db, err));
    if (version == store_version()) return NTR_OK;
    return ntr_error_set(err, NTR_NOT_FOUND, "made by an older ntrans");
}

/* --- the shape alone: for the memory ------------------------------------------------------------------------------ */

static ntr_status give_shape(ntr_db *db, ntr_error *err) {
    int64_t version;
    NTR_TRY(read_version(&version, db, err));
    if (version == store_version()) return NTR_OK;
    NTR_TRY(ntr_db_use_log(db, err));
    NTR_TRY(ntr_db_begin(db, err));
    ntr_status status = migrate(db, err);
    if (status == NTR_OK) status = ntr_db_commit(db, err);
    ntr_db_rollback(db); /* which leaves alone what is committed */
    return status;
}

ntr_status store_open_shape(ntr_db **out, const char *path, bool writing, ntr_error *err) {
    bool missing;
    *out = NULL;
    NTR_TRY(check_header(&missing, path, err));
    if (missing && !writing) {
        ntr_error_set(err, NTR_NOT_FOUND, "there is no translation memory");
        ntr_error_name_source(err, path);
        return NTR_NOT_FOUND;
    }
    if (missing) NTR_TRY(ntr_file_make_parents(path, err));
    const ntr_db_mode how = missing ? NTR_DB_CREATE : writing ? NTR_DB_WRITE : NTR_DB_READ;
    NTR_TRY(ntr_db_open(out, path, how, NTR_DB_WAIT_MS, err));
    const ntr_status status = give_shape(*out, err);
    if (status == NTR_OK) return NTR_OK;
    ntr_db_close(*out);
    *out = NULL;
    return status;
}

/* --- glossaries --------------------------------------------------------------------------------------------------- */

static ntr_status open_at(ntr_glossary *glossary, const char *path, ntr_glossary_mode mode, ntr_error *err) {
    bool missing;
    NTR_TRY(check_header(&missing, path, err));
    if (mode == NTR_GLOSSARY_AS_IS)
        return missing ? ntr_error_set(err, NTR_NOT_FOUND, "there is no such glossary") :
                         open_as_is(glossary, path, err);
    if (missing) NTR_TRY(ntr_file_make_parents(path, err));
    glossary->bare = missing && mode == NTR_GLOSSARY_BARE;
    const ntr_db_mode how = missing ? NTR_DB_CREATE : mode == NTR_GLOSSARY_READ ? NTR_DB_READ : NTR_DB_WRITE;
    NTR_TRY(ntr_db_open(&glossary->db, path, how, NTR_DB_WAIT_MS, err));
    return refresh_if_stale(glossary, mode, err);
}

static ntr_status open_default(ntr_glossary *glossary, ntr_glossary_mode mode, ntr_error *err) {
    ntr_arena *arena = ntr_arena_new();
    if (!arena) return ntr_error_memory(err);
    const ntr_str path = ntr_file_default_glossary(arena);
    const ntr_status status =
        path.ptr ? open_at(glossary, path.ptr, mode, err) :
                   ntr_error_set(err, NTR_IO, "no place for the glossary: HOME is not set; name one with --glossary");
    ntr_arena_free(arena);
    return status;
}

ntr_status ntr_glossary_open(ntr_glossary **out, const char *path, ntr_glossary_mode mode, ntr_error *err) {
    *out = NULL;
    ntr_glossary *glossary = calloc(1, sizeof *glossary);
    if (!glossary) return ntr_error_memory(err);
    const ntr_status status = path ? open_at(glossary, path, mode, err) : open_default(glossary, mode, err);
    if (status != NTR_OK) {
        ntr_glossary_close(glossary);
        return status;
    }
    *out = glossary;
    return NTR_OK;
}

void ntr_glossary_close(ntr_glossary *glossary) {
    if (!glossary) return;
    for (int i = 0; i < SQL_COUNT; i++) ntr_query_free(glossary->queries[i]);
    ntr_db_close(glossary->db);
    free(glossary);
}

const char *ntr_glossary_path(const ntr_glossary *glossary) {
    return ntr_db_path(glossary->db);
}
