/* The operating system: files, folders, the clock. */
#ifndef NTRANS_EXT_FILE_H
#define NTRANS_EXT_FILE_H

#include "base/arena.h"
#include "ntrans/buffer.h"
#include "ntrans/error.h"
#include "ntrans/text.h"

/* Reads the whole of `path` ("-": standard input) into `out`; more than `limit` bytes: NTR_TOO_LARGE. A file that is
 * missing: NTR_NOT_FOUND; unreadable or a directory: NTR_IO. The error names the path. */
ntr_status ntr_file_read(ntr_buffer *out, const char *path, size_t limit, ntr_error *err) NTR_MUST_CHECK;

/* Writes `bytes` to `path` whole or not at all: into a temporary file in the same folder, fsync, rename. A file that is
 * there: NTR_EXISTS unless `replace`; a missing folder: NTR_NOT_FOUND; a full disk: NTR_IO. The error names the path,
 * and nothing is left behind. A device or pipe at `path` is written into. */
ntr_status ntr_file_write(const char *path, ntr_str bytes, bool replace, ntr_error *err) NTR_MUST_CHECK;

/* As ntr_file_write, but what makes the content writes it into an empty file, whose path it is given. */
typedef ntr_status (*ntr_file_fill)(void *self, const char *path, ntr_error *err);
ntr_status ntr_file_make(const char *path, ntr_file_fill fill, void *self, bool replace, ntr_error *err) NTR_MUST_CHECK;

bool ntr_file_exists(const char *path);

/* NTR_EXISTS, as ntr_file_write says it, when a file is at `path`: to be asked before the work that the file is for. */
ntr_status ntr_file_refuse_existing(const char *path, ntr_error *err) NTR_MUST_CHECK;

/* Whether both paths lead to one existing file. */
bool ntr_file_is_same(const char *a, const char *b);

/* `path` ("-" stays so) as seen from the folder of the file `from`: "bron/a.html", "../a.html"; as it is where the
 * system cannot tell. In `arena`; `.ptr` NULL when memory ran out. */
ntr_str ntr_file_relative(ntr_arena *arena, const char *from, ntr_str path);
/* The other way: where such a path leads, in `arena` with a NUL behind it. */
ntr_str ntr_file_resolve(ntr_arena *arena, const char *from, ntr_str path);
/* `path` from the root on, in `arena` with a NUL behind it; `.ptr` NULL when its folder is not there. */
ntr_str ntr_file_whole(ntr_arena *arena, ntr_str path);

/* Makes the folders that lead to the file `path`, as mkdir -p does with their 0700. */
ntr_status ntr_file_make_parents(const char *path, ntr_error *err) NTR_MUST_CHECK;

/* The first of paths that are parted by ':'; all of it where that is a file. A slice of `paths`. */
ntr_str ntr_file_first_path(ntr_str paths);

/* $NTRANS_GLOSSARY: one path, or several parted by ':'; in `arena`, empty when it is not set. */
ntr_str ntr_file_glossary_list(ntr_arena *arena);

/* The first of $NTRANS_GLOSSARY, else $XDG_DATA_HOME/ntrans/glossary.db, else ~/.local/share/ntrans/glossary.db; in
 * `arena`.
 * `.ptr` NULL when memory ran out or there is no home. */
ntr_str ntr_file_default_glossary(ntr_arena *arena);

/* $NTRANS_DICTD, else /usr/share/dictd: where dictd's dictionaries are. Valid until the environment changes. */
const char *ntr_file_dictd_folder(void);

/* Where the system keeps the message catalogue of a domain in a language: /usr/share/locale/nl/LC_MESSAGES/geonames.mo,
 * or under $NTRANS_LOCALES instead (which tests point at nothing). In `arena`, with a NUL behind it; `.ptr` NULL when
 * memory ran out. */
ntr_str ntr_file_catalog(ntr_arena *arena, const char *language, const char *domain);

/* The name of the user at work, for the record of who changed what; "unknown" where the system has none. */
ntr_str ntr_file_user(ntr_arena *arena);

/* Seconds since some fixed moment, monotonic. */
double ntr_clock(void);

/* Seconds since 1970, UTC. */
int64_t ntr_clock_utc(void);

enum { NTR_CLOCK_TEXT_SIZE = 24 };

/* Writes the moment `at`, as ntr_clock_utc gives it, as 2024-05-01T12:30:00Z into `out`. */
void ntr_clock_text(char out[NTR_CLOCK_TEXT_SIZE], int64_t at);

/* The moment that such a text gives; false when it is none. */
bool ntr_clock_parse(int64_t *out, ntr_str text);

#endif
