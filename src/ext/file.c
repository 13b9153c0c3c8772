#include "ext/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static ntr_status failed(ntr_error *err, const char *path, const char *what) {
    const int number = errno;
    const bool missing = number == ENOENT || number == ENOTDIR;
    const ntr_status status = ntr_error_set(err, missing ? NTR_NOT_FOUND : NTR_IO, "%s: %s", what, strerror(number));
    ntr_error_name_source(err, path);
    return status;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static ntr_status read_all(ntr_buffer *out, int file, const char *path, size_t limit, ntr_error *err) {
    char chunk[CHUNK];
    for (;;) {
        const ssize_t got = read(file, chunk, sizeof chunk);
        if (got == 0) return NTR_OK;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed(err, path, "cannot read");
        if ((size_t)got > limit - out->len) {
            ntr_error_set(err, NTR_TOO_LARGE, "more than the limit of %zu bytes", limit);
            ntr_error_name_source(err, path);
            return NTR_TOO_LARGE;
        }
        ntr_buffer_append(out, (ntr_str){chunk, (size_t)got});
        NTR_TRY(ntr_buffer_check(out, err));
    }
}

ntr_status ntr_file_read(ntr_buffer *out, const char *path, size_t limit, ntr_error *err) {
    if (strcmp(path, "-") == 0) return read_all(out, STDIN_FILENO, path, limit, err);
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return failed(err, path, "cannot open");
    const ntr_status status = read_all(out, file, path, limit, err);
    close(file);
    return status;
}

bool ntr_file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

bool ntr_file_is_same(const char *a, const char *b) {
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static bool write_all(int file, ntr_str bytes) {
    for (size_t done = 0; done < bytes.len;) {
        const ssize_t put = write(file, bytes.ptr + done, bytes.len - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        done += (size_t)put;
    }
    return true;
}

/* link(2) refuses an existing name in one step, which a test before rename(2) cannot; where the file system has no hard
 * links, that test must do. */
static bool put_in_place(const char *temporary, const char *path, bool replace) {
    if (replace) return rename(temporary, path) == 0;
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return true;
    }
    if (errno == EEXIST) return false;
    if (ntr_file_exists(path)) {
        errno = EEXIST;
        return false;
    }
    return rename(temporary, path) == 0;
}

/* The folder must reach the disk too, or the name may be lost with the power. */
static void sync_folder(char *path) {
    char *slash = strrchr(path, '/');
    if (slash) slash[slash == path] = '\0';
    const int folder = open(slash ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    (void)fsync(folder);
    close(folder);
}

static ntr_status exists_already(ntr_error *err, const char *path) {
    ntr_error_set(err, NTR_EXISTS, "exists already; --force replaces it");
    ntr_error_name_source(err, path);
    return NTR_EXISTS;
}

ntr_status ntr_file_refuse_existing(const char *path, ntr_error *err) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode) ? exists_already(err, path) : NTR_OK;
}

/* Makes a file of a name that is not taken; `size` bytes hold the path. mkstemp(3) would give it 0600, and the rights
 * that open(2) gives cannot be asked for without changing the umask, which all threads share. */
static int make_temporary(char *temporary, size_t size, const char *path) {
    enum { TRIES = 100 };
    for (int i = 0; i < TRIES; i++) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        const unsigned long mark = (unsigned long)now.tv_nsec * 31 + (unsigned long)i;
        snprintf(temporary, size, "%s.%lx.%lx", path, (unsigned long)getpid(), mark);
        const int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 || errno != EEXIST) return file;
    }
    return -1;
}

static ntr_status write_through(char *temporary, size_t size, const char *path, ntr_str bytes, bool replace,
                                ntr_error *err) {
    const int file = make_temporary(temporary, size, path);
    if (file < 0) return failed(err, path, "cannot write");
    bool good = write_all(file, bytes) && fsync(file) == 0;
    int number = errno;
    if (close(file) != 0 && good) {
        good = false;
        number = errno;
    }
    if (good) {
        good = put_in_place(temporary, path, replace);
        number = errno;
    }
    if (good) {
        sync_folder(temporary);
        return NTR_OK;
    }
    unlink(temporary);
    errno = number;
    return number == EEXIST ? exists_already(err, path) : failed(err, path, "cannot write");
}

/* What a temporary name is longer than the name itself, with its NUL. */
enum { TEMPORARY_MARK = 2 * (1 + 2 * sizeof(unsigned long)) + 1 };

static ntr_status write_whole(const char *path, ntr_str bytes, bool replace, ntr_error *err) {
    const size_t size = strlen(path) + TEMPORARY_MARK;
    char *temporary = malloc(size);
    if (!temporary) return ntr_error_memory(err);
    const ntr_status status = write_through(temporary, size, path, bytes, replace, err);
    free(temporary);
    return status;
}

static ntr_status sync_file(const char *temporary, const char *path, ntr_error *err) {
    const int file = open(temporary, O_RDONLY | O_CLOEXEC);
    const bool good = file >= 0 && fsync(file) == 0;
    const int number = errno;
    if (file >= 0) close(file);
    errno = number;
    return good ? NTR_OK : failed(err, path, "cannot write");
}

static ntr_status fill_through(char *temporary, size_t size, const char *path, ntr_file_fill fill, void *self,
                               bool replace, ntr_error *err) {
    const int file = make_temporary(temporary, size, path);
    if (file < 0) return failed(err, path, "cannot write");
    close(file);
    ntr_status status = fill(self, temporary, err);
    if (status == NTR_OK) status = sync_file(temporary, path, err);
    if (status == NTR_OK && !put_in_place(temporary, path, replace))
        status = errno == EEXIST ? exists_already(err, path) : failed(err, path, "cannot write");
    if (status == NTR_OK)
        sync_folder(temporary);
    else
        unlink(temporary);
    return status;
}

ntr_status ntr_file_make(const char *path, ntr_file_fill fill, void *self, bool replace, ntr_error *err) {
    struct stat info;
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) return fill(self, path, err);
    if (!replace) NTR_TRY(ntr_file_refuse_existing(path, err));
    const size_t size = strlen(path) + TEMPORARY_MARK;
    char *temporary = malloc(size);
    if (!temporary) return ntr_error_memory(err);
    const ntr_status status = fill_through(temporary, size, path, fill, self, replace, err);
    free(temporary);
    return status;
}

/* A device or a pipe (/dev/null, >(sort)) takes the bytes; a file in its place would destroy it. */
static ntr_status write_into(const char *path, ntr_str bytes, ntr_error *err) {
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return failed(err, path, "cannot write");
    const bool good = write_all(file, bytes);
    const ntr_status status = good ? NTR_OK : failed(err, path, "cannot write");
    close(file);
    return status;
}

ntr_status ntr_file_write(const char *path, ntr_str bytes, bool replace, ntr_error *err) {
    struct stat info;
    if (stat(path, &info) != 0) return write_whole(path, bytes, replace, err);
    if (!S_ISREG(info.st_mode)) return write_into(path, bytes, err);
    return replace ? write_whole(path, bytes, replace, err) : exists_already(err, path);
}

ntr_status ntr_file_make_parents(const char *path, ntr_error *err) {
    char *folder = strdup(path);
    if (!folder) return ntr_error_memory(err);
    ntr_status status = NTR_OK;
    for (char *slash = folder + 1; status == NTR_OK && (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        if (mkdir(folder, 0700) != 0 && errno != EEXIST) status = failed(err, folder, "cannot make the folder");
        *slash = '/';
    }
    free(folder);
    return status;
}

/* --- the surroundings --------------------------------------------------------------------------------------------- */

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

const char *ntr_file_dictd_folder(void) {
    const char *own = setting("NTRANS_DICTD");
    return own ? own : "/usr/share/dictd";
}

ntr_str ntr_file_catalog(ntr_arena *arena, const char *language, const char *domain) {
    const char *own = setting("NTRANS_LOCALES");
    return ntr_arena_printf(arena, "%s/%s/LC_MESSAGES/%s.mo", own ? own : "/usr/share/locale", language, domain);
}

ntr_str ntr_file_first_path(ntr_str paths) {
    char name[4096]; /* PATH_MAX of Linux; what is longer is no file */
    const char *colon = paths.len ? memchr(paths.ptr, ':', paths.len) : NULL;
    if (!colon) return paths;
    const int length = snprintf(name, sizeof name, "%.*s", NTR_FMT(paths));
    const bool fits = length >= 0 && (size_t)length < sizeof name;
    return fits && ntr_file_exists(name) ? paths : ntr_str_slice(paths, 0, (size_t)(colon - paths.ptr));
}

ntr_str ntr_file_glossary_list(ntr_arena *arena) {
    const char *own = setting("NTRANS_GLOSSARY");
    return own ? ntr_arena_copy(arena, ntr_str_from(own)) : NTR_STR("");
}

ntr_str ntr_file_default_glossary(ntr_arena *arena) {
    const char *own = setting("NTRANS_GLOSSARY"), *data = setting("XDG_DATA_HOME"), *home = setting("HOME");
    if (own) return ntr_arena_copy(arena, ntr_file_first_path(ntr_str_from(own)));
    if (data && data[0] == '/') return ntr_arena_printf(arena, "%s/ntrans/glossary.db", data);
    return home ? ntr_arena_printf(arena, "%s/.local/share/ntrans/glossary.db", home) : NTR_STR_NONE;
}

ntr_str ntr_file_user(ntr_arena *arena) {
    const char *name = setting("NTRANS_USER");
    if (!name) {
        struct passwd entry, *found = NULL;
        char text[1024];
        if (getpwuid_r(getuid(), &entry, text, sizeof text, &found) == 0 && found)
            return ntr_arena_copy(arena, ntr_str_from(found->pw_name));
    }
    return ntr_arena_copy(arena, ntr_str_from(name ? name : "unknown"));
}

double ntr_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int64_t ntr_clock_utc(void) {
    return (int64_t)time(NULL);
}

void ntr_clock_text(char out[NTR_CLOCK_TEXT_SIZE], int64_t at) {
    const time_t seconds = (time_t)at;
    struct tm parts;
    out[0] = '\0';
    if (gmtime_r(&seconds, &parts)) strftime(out, NTR_CLOCK_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

/* Days from 1970-01-01 to a day of the Gregorian calendar, counted in years that begin in March, so that the leap day
 * is the last: https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
static int64_t days_to(int64_t year, int64_t month, int64_t day) {
    if (month <= 2) year--;
    const int64_t era = (year >= 0 ? year : year - 399) / 400, year_of_era = year - era * 400;
    const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

bool ntr_clock_parse(int64_t *out, ntr_str text) {
    static const char shape[] = "0000-00-00T00:00:00Z";
    int64_t fields[6] = {0};
    if (text.len != sizeof shape - 1) return false;
    for (size_t i = 0, field = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (shape[i] != '0' && c != shape[i]) return false;
        if (shape[i] != '0') {
            field++;
        } else if (c >= '0' && c <= '9') {
            fields[field] = fields[field] * 10 + (c - '0');
        } else {
            return false;
        }
    }
    *out = days_to(fields[0], fields[1], fields[2]) * 86400 + fields[3] * 3600 + fields[4] * 60 + fields[5];
    return true;
}
