#include "ext/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ext/file.h"

extern char **environ;

enum { CHUNK = 64 * 1024, NONE = -1 };

struct ntr_child {
    pid_t process;
    int in;  /* what it reads: we write there; NONE when closed */
    int out; /* what it writes */
    ntr_buffer said;
    size_t taken; /* bytes of `said` that were handed out */
};

/* --- starting ----------------------------------------------------------------------------------------------------- */

static ntr_status failed(ntr_error *err, const char *what, int number) {
    return ntr_error_set(err, NTR_IO, "%s: %s", what, strerror(number));
}

static void close_end(int *end) {
    if (*end != NONE) close(*end);
    *end = NONE;
}

static bool open_pipe(int ends[2]) {
    ends[0] = ends[1] = NONE;
    if (pipe(ends) != 0) return false;
    return fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

/* The child is to have the signals as a shell gives them: none blocked, and those that we ignore by default. */
static int set_attributes(posix_spawnattr_t *attributes) {
    sigset_t none, ours;
    sigemptyset(&none);
    sigemptyset(&ours);
    sigaddset(&ours, SIGPIPE);
    sigaddset(&ours, SIGXFSZ);
    (void)posix_spawnattr_setsigmask(attributes, &none);
    (void)posix_spawnattr_setsigdefault(attributes, &ours);
    (void)posix_spawnattr_setpgroup(attributes, 0);
    return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

static int spawn(pid_t *process, const char *command, int in, int out) {
    char shell[] = "sh", option[] = "-c";
    char *own = strdup(command);
    char *arguments[] = {shell, option, own, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (!own) return ENOMEM;
    int number = posix_spawn_file_actions_init(&actions);
    if (number == 0) {
        number = posix_spawnattr_init(&attributes);
        if (number == 0) number = set_attributes(&attributes);
        if (number == 0) number = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
        if (number == 0) number = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
        if (number == 0) number = posix_spawn(process, "/bin/sh", &actions, &attributes, arguments, environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
    }
    free(own);
    return number;
}

ntr_status ntr_child_start(ntr_child **out, const char *command, ntr_error *err) {
    int in[2] = {NONE, NONE}, reply[2] = {NONE, NONE};
    ntr_child *child = calloc(1, sizeof *child);
    *out = NULL;
    if (!child) return ntr_error_memory(err);
    int number = open_pipe(in) && open_pipe(reply) ? 0 : errno;
    if (number == 0) number = spawn(&child->process, command, in[0], reply[1]);
    close_end(&in[0]);
    close_end(&reply[1]);
    if (number != 0) {
        close_end(&in[1]);
        close_end(&reply[0]);
        free(child);
        return failed(err, "cannot start the command", number);
    }
    child->in = in[1];
    child->out = reply[0];
    (void)fcntl(child->in, F_SETFL, O_NONBLOCK);
    (void)fcntl(child->out, F_SETFL, O_NONBLOCK);
    *out = child;
    return NTR_OK;
}

long ntr_child_group(const ntr_child *child) {
    return (long)child->process;
}

/* --- talking ------------------------------------------------------------------------------------------------------ */

/* write(2), whose SIGPIPE reaches nobody. */
static ssize_t write_quietly(int file, ntr_str text) {
    sigset_t pipe_signal, before, pending;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    sigpending(&pending);
    const bool waits_already = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    const ssize_t put = write(file, text.ptr, text.len);
    const int number = errno;
    if (put < 0 && number == EPIPE && !waits_already) (void)sigtimedwait(&pipe_signal, NULL, &(struct timespec){0});
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = number;
    return put;
}

/* Writes what goes into the pipe now; what the child does not read is its own affair. */
static void push(ntr_child *child, ntr_str *rest) {
    const ssize_t put = write_quietly(child->in, *rest);
    if (put > 0) {
        *rest = ntr_str_slice(*rest, (size_t)put, rest->len);
    } else if (put < 0 && errno != EAGAIN && errno != EINTR) {
        close_end(&child->in);
    }
}

/* Reads what is there; false when it has closed its output. */
static bool pull(ntr_child *child) {
    char chunk[CHUNK];
    const ssize_t got = read(child->out, chunk, sizeof chunk);
    if (got > 0) ntr_buffer_append(&child->said, (ntr_str){chunk, (size_t)got});
    return got > 0 ? !child->said.failed : got < 0 && (errno == EAGAIN || errno == EINTR);
}

/* Waits until something can be read or written, at most until `end`: false when that has passed. */
static bool wait_for(ntr_child *child, bool writes, struct pollfd ends[2], double end) {
    const double left = end - ntr_clock();
    if (left <= 0) return false;
    ends[0] = (struct pollfd){.fd = child->out, .events = POLLIN};
    ends[1] = (struct pollfd){.fd = writes ? child->in : NONE, .events = POLLOUT};
    const int most = left > 3600 ? 3600 * 1000 : (int)(left * 1000) + 1;
    (void)poll(ends, 2, most);
    return true;
}

typedef bool (*enough)(const ntr_child *child);

/* Writes `text` and reads until `is_enough`, the end of its output, or `end`. */
static ntr_child_reply pump(ntr_child *child, ntr_str text, bool closes, enough is_enough, double end) {
    struct pollfd ends[2];
    for (;;) {
        if (text.len == 0 && closes) close_end(&child->in);
        if (is_enough(child)) return NTR_CHILD_ANSWERED;
        if (!wait_for(child, text.len > 0 && child->in != NONE, ends, end)) return NTR_CHILD_SILENT;
        if (ends[1].revents && child->in != NONE) push(child, &text);
        if (ends[0].revents && !pull(child)) return NTR_CHILD_GONE;
    }
}

static bool has_line(const ntr_child *child) {
    const size_t left = child->said.len - child->taken;
    return left > 0 && memchr(child->said.ptr + child->taken, '\n', left);
}

static bool has_line_or_too_much(const ntr_child *child) {
    return child->said.len - child->taken > NTR_CHILD_LINE || has_line(child);
}

static bool has_flooded(const ntr_child *child) {
    return child->said.len > NTR_CHILD_MOST;
}

static void forget_taken(ntr_child *child) {
    const size_t left = child->said.len - child->taken;
    if (child->taken && left) memmove(child->said.ptr, child->said.ptr + child->taken, left);
    child->said.len = left;
    child->taken = 0;
}

ntr_child_reply ntr_child_ask(ntr_str *line, ntr_child *child, ntr_str text, double seconds) {
    forget_taken(child);
    const ntr_child_reply reply = pump(child, text, false, has_line_or_too_much, ntr_clock() + seconds);
    *line = NTR_STR("");
    if (!has_line(child)) return reply == NTR_CHILD_ANSWERED ? NTR_CHILD_GONE : reply;
    const char *end = memchr(child->said.ptr, '\n', child->said.len);
    *line = (ntr_str){child->said.ptr, (size_t)(end - child->said.ptr)};
    child->taken = line->len + 1;
    if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
    return NTR_CHILD_ANSWERED;
}

size_t ntr_child_drain(ntr_child *child) {
    struct pollfd end = {.fd = child->out, .events = POLLIN};
    if (poll(&end, 1, 0) > 0) (void)pull(child);
    const size_t left = child->said.len - child->taken;
    child->taken = child->said.len;
    return left;
}

ntr_child_reply ntr_child_finish(ntr_str *all, ntr_child *child, ntr_str text, double seconds) {
    forget_taken(child);
    const ntr_child_reply reply = pump(child, text, true, has_flooded, ntr_clock() + seconds);
    *all = child->said.len ? ntr_buffer_str(&child->said) : NTR_STR("");
    return reply == NTR_CHILD_GONE ? NTR_CHILD_ANSWERED : NTR_CHILD_SILENT;
}

/* --- ending ------------------------------------------------------------------------------------------------------- */

/* Waits at most so long; whether it has ended. */
static bool wait_end(pid_t process, int *how, double seconds) {
    const double end = ntr_clock() + seconds;
    pid_t got;
    while ((got = waitpid(process, how, WNOHANG)) == 0 && ntr_clock() < end)
        nanosleep(&(struct timespec){.tv_nsec = 2 * 1000 * 1000}, NULL);
    return got != 0;
}

int ntr_child_stop(ntr_child *child, bool *killed) {
    const double PATIENCE = 0.5; /* seconds */
    int how = 0;
    if (killed) *killed = false;
    if (!child) return 0;
    close_end(&child->in);
    bool ended = wait_end(child->process, &how, PATIENCE);
    close_end(&child->out); /* not before: it would die of what it still has to say */
    if (killed) *killed = !ended;
    kill(-child->process, SIGTERM); /* also what it left behind */
    if (!ended) ended = wait_end(child->process, &how, PATIENCE);
    if (!ended) {
        kill(-child->process, SIGKILL);
        (void)waitpid(child->process, &how, 0);
    }
    ntr_buffer_dispose(&child->said);
    free(child);
    return WIFSIGNALED(how) ? 128 + WTERMSIG(how) : WEXITSTATUS(how);
}
