// Programs that are awkward on purpose: `odd sleeps SECONDS`, `odd stays`, `odd echoes HOST PORT`, `odd mute HOST PORT`.
#include "wire.h"
#include <sys/epoll.h>
#include <sys/resource.h>

// Says something after so long.
static void sleeps(const char *seconds) {
    puts("tidur");
    sleep(atoi(seconds));
    puts("bangun");
}

// Takes no notice of a request to end.
static void stays(void) {
    signal(SIGTERM, SIG_IGN);
    puts("menetap");
    for (;;) pause();
}

// Gives every client back what it says, in one thread however many there are.
static void echoes(int listener) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    int all = epoll_create1(0);
    struct epoll_event some[64], one = {.events = EPOLLIN, .data.fd = listener};
    epoll_ctl(all, EPOLL_CTL_ADD, listener, &one);
    puts("siap");
    for (;;) {
        int ready = epoll_wait(all, some, 64, -1);
        for (int at = 0; at < ready; at++) {
            char text[1024];
            int peer = some[at].data.fd;
            if (peer == listener) {
                one.data.fd = accepted(listener);
                epoll_ctl(all, EPOLL_CTL_ADD, one.data.fd, &one);
            } else if (heard(peer, text, sizeof text)) {
                tell(peer, text);
            } else {
                close(peer);
            }
        }
    }
}

// Takes a message and never answers it.
static void mute(int listener) {
    char text[1024];
    puts("Waiting...");
    int client = accepted(listener);
    while (heard(client, text, sizeof text)) puts("diterima");
}

int main(int count, char **words) {
    if (count == 3 && strcmp(words[1], "sleeps") == 0) sleeps(words[2]);
    else if (count == 2 && strcmp(words[1], "stays") == 0) stays();
    else if (count == 4 && strcmp(words[1], "echoes") == 0) echoes(listening(words[2], words[3]));
    else if (count == 4 && strcmp(words[1], "mute") == 0) mute(listening(words[2], words[3]));
    else return 2;
    return 0;
}
