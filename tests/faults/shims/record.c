/* LD_PRELOAD: record every change a process makes under $RECORD_DIR, in order, in $RECORD_FILE.

   One record is: kind (1 byte), length of the path (4), offset (8), length of the data (4), path,
   data; numbers in the machine's order. Kinds: C create, W write, T truncate to the offset,
   S sync of a file, D sync of a folder, U unlink, R rename (the data is the new name). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { MOST_FILES = 4096, OWN_FILE = 900 };

static char *paths[MOST_FILES];
static int folder[MOST_FILES];
static int out = -2;
static const char *root;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static int ours(const char *path) {
    if (out == -2) {
        const char *name = getenv("RECORD_FILE");
        root = getenv("RECORD_DIR");
        out = -1;
        if (root && name) {
            int file = syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_APPEND | O_CREAT, 0600);
            out = (int)syscall(SYS_fcntl, file, F_DUPFD_CLOEXEC, OWN_FILE);
            syscall(SYS_close, file);
        }
    }
    return out >= 0 && path && !strncmp(path, root, strlen(root));
}

static void keep(char kind, const char *path, int64_t place, const void *data, uint32_t size) {
    uint32_t length = strlen(path);
    pthread_mutex_lock(&turn);
    syscall(SYS_write, out, &kind, 1);
    syscall(SYS_write, out, &length, 4);
    syscall(SYS_write, out, &place, 8);
    syscall(SYS_write, out, &size, 4);
    syscall(SYS_write, out, path, length);
    if (size) syscall(SYS_write, out, data, size);
    pthread_mutex_unlock(&turn);
}

static void opened(int file, const char *path, int flags, int was_there) {
    if (file < 0 || file >= MOST_FILES) return;
    free(paths[file]);
    paths[file] = NULL;
    if (!ours(path)) return;
    struct stat found;
    folder[file] = fstat(file, &found) == 0 && S_ISDIR(found.st_mode);
    paths[file] = strdup(path);
    if ((flags & O_CREAT) && !was_there) keep('C', path, 0, NULL, 0);
    else if (flags & O_TRUNC) keep('T', path, 0, NULL, 0);
}

static const char *path_of(int file) {
    return file >= 0 && file < MOST_FILES ? paths[file] : NULL;
}

#define REAL(name)                \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPENS(call)                                                  \
    mode_t mode = 0;                                                 \
    if (flags & (O_CREAT | O_TMPFILE)) {                             \
        va_list more;                                                \
        va_start(more, flags);                                       \
        mode = va_arg(more, mode_t);                                 \
        va_end(more);                                                \
    }                                                                \
    int was_there = !syscall(SYS_faccessat, AT_FDCWD, path, F_OK);   \
    int file = call;                                                 \
    opened(file, path, flags, was_there);                            \
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
    if (file == out && file >= 0) return 0;
    if (path_of(file)) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return real(file);
}

ssize_t write(int file, const void *data, size_t size) {
    REAL(write);
    const char *path = path_of(file);
    int end = path && (fcntl(file, F_GETFL) & O_APPEND);
    int64_t place = path ? lseek(file, 0, end ? SEEK_END : SEEK_CUR) : 0;
    ssize_t done = real(file, data, size);
    if (done > 0 && path) keep('W', path, place, data, done);
    return done;
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) {
    REAL(pwrite64);
    ssize_t done = real(file, data, size, place);
    if (done > 0 && path_of(file)) keep('W', path_of(file), place, data, done);
    return done;
}
ssize_t pwrite(int file, const void *data, size_t size, off_t place) {
    return pwrite64(file, data, size, place);
}
int ftruncate64(int file, off64_t size) {
    REAL(ftruncate64);
    int done = real(file, size);
    if (!done && path_of(file)) keep('T', path_of(file), size, NULL, 0);
    return done;
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

static int synced(int done, int file) {
    if (!done && path_of(file)) keep(folder[file] ? 'D' : 'S', path_of(file), 0, NULL, 0);
    return done;
}
int fsync(int file) { REAL(fsync); return synced(real(file), file); }
int fdatasync(int file) { REAL(fdatasync); return synced(real(file), file); }

int unlink(const char *path) {
    REAL(unlink);
    int done = real(path);
    if (!done && ours(path)) keep('U', path, 0, NULL, 0);
    return done;
}
int rename(const char *from, const char *to) {
    REAL(rename);
    int done = real(from, to);
    if (!done && ours(to)) keep('R', from, 0, to, strlen(to));
    return done;
}
