/* LD_PRELOAD: write the family of every socket a process opens, one a line, into $SOCKETS_FILE. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int socket(int family, int type, int protocol) {
    static __typeof__(&socket) real;
    if (!real) real = (__typeof__(&socket))dlsym(RTLD_NEXT, "socket");
    const char *path = getenv("SOCKETS_FILE");
    int file = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (file >= 0) {
        dprintf(file, "%d\n", family);
        close(file);
    }
    return real(family, type, protocol);
}
