// Every line that is typed goes to the group, its line end included.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

int main(void) {
    int out = socket(AF_INET, SOCK_DGRAM, 0);
    unsigned char hops = 2;
    setsockopt(out, IPPROTO_IP, IP_MULTICAST_TTL, &hops, sizeof hops);
    struct sockaddr_in group = {.sin_family = AF_INET, .sin_port = htons(5004)};
    inet_pton(AF_INET, "224.1.1.1", &group.sin_addr);
    if (connect(out, (struct sockaddr *)&group, sizeof group)) {
        perror("connect");
        return 1;
    }
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (fputs("> ", stdout), fflush(stdout), (length = getline(&line, &room, stdin)) > 0)
        if (length > 1 && send(out, line, length, 0) < 0) perror("send");
    free(line);
    return 0;
}
