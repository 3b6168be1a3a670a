// What every program here needs: a listening or connected TCP socket, a line from the terminal, and an end on errors.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void give_up(const char *what) {
    perror(what);
    exit(1);
}

static struct sockaddr_in place(const char *host, const char *port) {
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons(atoi(port))};
    if (inet_pton(AF_INET, host, &place.sin_addr) != 1) {
        fprintf(stderr, "%s is no address\n", host);
        exit(2);
    }
    return place;
}

// Without Nagle's algorithm: what is measured is the driver, not 40 ms of waiting for an acknowledgement.
static int at_once(int socket) {
    int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return socket;
}

static inline int listening(const char *host, const char *port) {
    struct sockaddr_in here = place(host, port);
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) < 0) give_up("bind");
    if (listen(listener, 4096) < 0) give_up("listen");
    return listener;
}

static inline int accepted(int listener) {
    int peer = accept(listener, NULL, NULL);
    if (peer < 0) give_up("accept");
    return at_once(peer);
}

static inline int connected(const char *host, const char *port) {
    struct sockaddr_in there = place(host, port);
    int peer = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(peer, (struct sockaddr *)&there, sizeof there) < 0) give_up("connect");
    return at_once(peer);
}

// One read's worth of text; its length, 0 at the end.
static inline ssize_t heard(int peer, char *text, size_t room) {
    ssize_t length = recv(peer, text, room - 1, 0);
    text[length > 0 ? length : 0] = 0;
    return length > 0 ? length : 0;
}

static inline void tell(int peer, const char *text) {
    size_t length = strlen(text);
    if (send(peer, text, length, MSG_NOSIGNAL) != (ssize_t)length) give_up("send");
}

// Shows the prompt and waits for a line; 0 at the end of input.
static inline int asked(const char *prompt, char *line, int room) {
    fputs(prompt, stdout);
    fflush(stdout);
    if (fgets(line, room, stdin) == NULL) return 0;
    line[strcspn(line, "\n")] = 0;
    return 1;
}
