#include "cli/process.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

void cli_guard_streams(void) {
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++)
        if (fcntl(number, F_GETFD) < 0) (void)open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

bool cli_stderr_is_terminal(void) {
    return isatty(STDERR_FILENO) == 1;
}

void cli_leave_worker(ntr_worker *worker) {
#ifdef NDEBUG
    (void)worker;
#else
    ntr_worker_close(worker);
#endif
}

/* Signals belong to the process, so this lock does too: it is held while a file is made, and by the watcher for good
 * once a signal has come. */
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static atomic_long companion; /* see cli_end_with */

void cli_end_with(long group) {
    atomic_store(&companion, group);
}

static sigset_t ending_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    return set;
}

/* Lets the file in the making be finished, but does not wait for ever for a pipe that nobody reads. */
static void wait_for_file(void) {
    enum { PATIENCE = 2 }; /* seconds */
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += PATIENCE;
    (void)pthread_mutex_timedlock(&making, &end);
}

/* Waits for a signal, then dies of it as if nobody had waited. A signal that is ignored (nohup) never arrives here. */
static void *watch(void *unused) {
    const sigset_t set = ending_signals();
    int number = 0;
    if (sigwait(&set, &number) != 0) return unused;
    wait_for_file();
    const long group = atomic_load(&companion);
    if (group > 0) kill((pid_t)-group, SIGTERM);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    signal(number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    raise(number);
    return unused;
}

void cli_watch_signals(void) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    const sigset_t set = ending_signals();
    sigset_t before;
    if (pthread_sigmask(SIG_BLOCK, &set, &before) != 0) return;
    pthread_t thread;
    if (pthread_create(&thread, NULL, watch, NULL) == 0) {
        pthread_detach(thread);
    } else {
        pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
}

void cli_hold(void) {
    pthread_mutex_lock(&making);
}

void cli_release(void) {
    pthread_mutex_unlock(&making);
}
