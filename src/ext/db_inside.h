/* What the files of the SQLite wrapper share, and nobody else includes. */
#ifndef NTRANS_EXT_DB_INSIDE_H
#define NTRANS_EXT_DB_INSIDE_H

#include "ext/db.h"

struct ntr_db {
    struct sqlite3 *sqlite;
    char *path;
};

/* Reports what SQLite last said about `db`. */
ntr_status ntr_db_failed(const ntr_db *db, ntr_error *err);

#endif
