// Shows what comes to the group, between angle brackets.
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static void die(const char *what) {
    perror(what);
    exit(1);
}

int main(void) {
    int yes = 1, ear = socket(AF_INET, SOCK_DGRAM, 0);
    if (ear < 0) die("socket");
    if (setsockopt(ear, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes)) die("SO_REUSEADDR");
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(5004)};
    if (bind(ear, (struct sockaddr *)&here, sizeof here)) die("bind");
    struct ip_mreq wish = {.imr_interface.s_addr = htonl(INADDR_ANY)};
    inet_pton(AF_INET, "224.1.1.1", &wish.imr_multiaddr);
    if (setsockopt(ear, IPPROTO_IP, IP_ADD_MEMBERSHIP, &wish, sizeof wish)) die("join");
    static char text[65536];
    struct pollfd one = {.fd = ear, .events = POLLIN};
    while (poll(&one, 1, -1) >= 0) {
        ssize_t length = recv(ear, text, sizeof text - 1, 0);
        if (length < 0) continue;
        while (length > 0 && text[length - 1] == '\n') length--;
        printf("<%.*s>\n", (int)length, text);
        fflush(stdout);
    }
    die("poll");
}
