#include "ext/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct ntr_appender {
    int file;
    char *path;
};

static ntr_status failed(ntr_error *err, const char *path, const char *what) {
    const int number = errno;
    const ntr_status status =
        ntr_error_set(err, number == ENOENT ? NTR_NOT_FOUND : NTR_IO, "%s: %s", what, strerror(number));
    ntr_error_name_source(err, path);
    return status;
}

/* Two at work on one file would mix their lines, and the first to end would take it away from the other. */
static ntr_status lock(int file, const char *path, ntr_error *err) {
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(file, F_SETLK, &whole) == 0 || (errno != EACCES && errno != EAGAIN)) return NTR_OK;
    const ntr_status status = ntr_error_set(err, NTR_BUSY, "another process is at work on this");
    ntr_error_name_source(err, path);
    return status;
}

ntr_status ntr_append_open(ntr_appender **out, const char *path, ntr_error *err) {
    enum { MODE = 0600 };
    *out = NULL;
    ntr_appender *appender = calloc(1, sizeof *appender);
    if (appender) appender->path = strdup(path);
    if (!appender || !appender->path) {
        free(appender);
        return ntr_error_memory(err);
    }
    appender->file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, MODE);
    ntr_status status = appender->file < 0 ? failed(err, path, "cannot open") : lock(appender->file, path, err);
    if (status == NTR_OK) {
        *out = appender;
    } else {
        ntr_append_close(appender, false);
    }
    return status;
}

ntr_status ntr_append_cut(ntr_appender *appender, size_t length, ntr_error *err) {
    return ftruncate(appender->file, (off_t)length) == 0 ? NTR_OK : failed(err, appender->path, "cannot cut");
}

ntr_status ntr_append(ntr_appender *appender, ntr_str text, ntr_error *err) {
    while (text.len > 0) {
        const ssize_t put = write(appender->file, text.ptr, text.len);
        if (put < 0 && errno != EINTR) return failed(err, appender->path, "cannot write");
        if (put > 0) text = ntr_str_slice(text, (size_t)put, text.len);
    }
    return NTR_OK;
}

void ntr_append_close(ntr_appender *appender, bool remove) {
    if (!appender) return;
    if (remove) (void)unlink(appender->path);
    if (appender->file >= 0) close(appender->file);
    free(appender->path);
    free(appender);
}
