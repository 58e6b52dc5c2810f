/* LD_PRELOAD: make file operations under $FAULT_DIR fail, wait, or end the process.

   The plan is a line of numbers, in the file $FAULT_PLAN (read again at each operation, so that a
   test can change it while the program runs) or given by fault_plan(), which a test calls through
   ctypes before it forks:

     KINDS ERRNO DELAY_MS AT LASTS KILL PERCENT

   KINDS is a sum of: 1 write, 2 sync, 4 truncate, 8 create, 16 rename, unlink or mkdir, 32 read.
   ERRNO 0 lets the operation succeed. AT n is the nth operation of these kinds from now on, 0 each
   of them; with LASTS 1 all after the nth fail too. KILL 1 ends the process by SIGKILL there.
   PERCENT makes each fail by chance instead. Of a long write that fails, half reaches the disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, CREATE = 8, NAME = 16, READ = 32 };
enum { MOST_FILES = 4096, TORN_FROM = 100 };

struct plan {
    int kinds, error, delay_ms, at, lasts, kill, percent;
};

static char watched[MOST_FILES];
static struct plan plan;
static char text[256];
static long seen;
static unsigned chance = 1;

static void take(const char *line) {
    struct plan next = {0};
    sscanf(line, "%d %d %d %d %d %d %d", &next.kinds, &next.error, &next.delay_ms, &next.at,
           &next.lasts, &next.kill, &next.percent);
    strncpy(text, line, sizeof text - 1);
    plan = next;
    __atomic_store_n(&seen, 0, __ATOMIC_SEQ_CST);
}

void fault_plan(const char *line) { take(line); }

long fault_seen(void) { return seen; }

static void look(void) {
    const char *path = getenv("FAULT_PLAN");
    if (!path) return;
    char line[256] = {0};
    int file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    long length = syscall(SYS_read, file, line, sizeof line - 1);
    syscall(SYS_close, file);
    if (length > 0 && strcmp(line, text)) take(line);
}

static int fails(int kind) {
    look();
    if (!(plan.kinds & kind)) return 0;
    long number = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    int hit = !plan.at || number == plan.at || (plan.lasts && number > plan.at);
    if (plan.percent) hit = (int)(rand_r(&chance) % 100) < plan.percent;
    if (!hit) return 0;
    if (plan.delay_ms) {
        struct timespec wait = {plan.delay_ms / 1000, plan.delay_ms % 1000 * 1000000L};
        nanosleep(&wait, NULL);
    }
    return plan.error || plan.kill;
}

static int ends(void) {
    if (plan.kill) kill(getpid(), SIGKILL);
    errno = plan.error;
    return -1;
}

static int under(const char *path) {
    const char *folder = getenv("FAULT_DIR");
    return folder && path && !strncmp(path, folder, strlen(folder));
}

static int on(int file) { return file >= 0 && file < MOST_FILES && watched[file]; }

#define REAL(name)                \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPENS(call)                                               \
    mode_t mode = 0;                                              \
    if (flags & (O_CREAT | O_TMPFILE)) {                          \
        va_list more;                                             \
        va_start(more, flags);                                    \
        mode = va_arg(more, mode_t);                              \
        va_end(more);                                             \
    }                                                             \
    if (under(path) && (flags & O_CREAT) && fails(CREATE)) return ends(); \
    int file = call;                                              \
    if (file >= 0 && file < MOST_FILES) watched[file] = under(path); \
    return file;

int open(const char *path, int flags, ...) { REAL(open); OPENS(real(path, flags, mode)) }
int open64(const char *path, int flags, ...) { REAL(open64); OPENS(real(path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) {
    REAL(openat);
    OPENS(real(at, path, flags, mode))
}
int openat64(int at, const char *path, int flags, ...) {
    REAL(openat64);
    OPENS(real(at, path, flags, mode))
}
int close(int file) {
    REAL(close);
    if (file >= 0 && file < MOST_FILES) watched[file] = 0;
    return real(file);
}

ssize_t write(int file, const void *data, size_t size) {
    REAL(write);
    if (on(file) && fails(WRITE)) return ends();
    return real(file, data, size);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) {
    REAL(pwrite64);
    if (on(file) && fails(WRITE)) {
        if (size > TORN_FROM && real(file, data, size / 2, place) < 0) return -1;
        return ends();
    }
    return real(file, data, size, place);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t place) {
    return pwrite64(file, data, size, place);
}
ssize_t pread64(int file, void *data, size_t size, off64_t place) {
    REAL(pread64);
    if (on(file) && fails(READ)) return ends();
    return real(file, data, size, place);
}
int ftruncate64(int file, off64_t size) {
    REAL(ftruncate64);
    return on(file) && fails(TRUNCATE) ? ends() : real(file, size);
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }
int fsync(int file) {
    REAL(fsync);
    return on(file) && fails(SYNC) ? ends() : real(file);
}
int fdatasync(int file) {
    REAL(fdatasync);
    return on(file) && fails(SYNC) ? ends() : real(file);
}
int unlink(const char *path) {
    REAL(unlink);
    return under(path) && fails(NAME) ? ends() : real(path);
}
int rename(const char *from, const char *to) {
    REAL(rename);
    return under(to) && fails(NAME) ? ends() : real(from, to);
}
int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return under(path) && fails(NAME) ? ends() : real(path, mode);
}
