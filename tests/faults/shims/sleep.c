/* LD_PRELOAD: close the lid and set the clock, for one process, while it runs.

   The file $SLEEP_PLAN holds "SLEPT JUMP" in seconds and is read again at each reading of a clock.
   SLEPT is added to what runs through sleep (boot time, wall time) and not to what stops in it, as
   Linux does; JUMP is added to the wall clock alone, as when somebody sets it. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static void add(struct timespec *time, double seconds) {
    long long ns = time->tv_sec * 1000000000LL + time->tv_nsec + (long long)(seconds * 1e9);
    time->tv_sec = ns / 1000000000LL;
    time->tv_nsec = ns % 1000000000LL;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    long failed = syscall(SYS_clock_gettime, clock, time);
    const char *path = getenv("SLEEP_PLAN");
    if (failed || !path) return failed;
    double slept = 0, jump = 0;
    char line[64] = {0};
    int file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    if (syscall(SYS_read, file, line, sizeof line - 1) > 0) sscanf(line, "%lf %lf", &slept, &jump);
    syscall(SYS_close, file);
    if (clock == CLOCK_BOOTTIME) add(time, slept);
    if (clock == CLOCK_REALTIME) add(time, slept + jump);
    return 0;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *out, void *zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    out->tv_sec = now.tv_sec;
    out->tv_usec = now.tv_nsec / 1000;
    return 0;
}
