// Asks every interface for its broadcast address, takes the first, and sends line by line.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static struct sockaddr_in everybody(void) {
    struct ifaddrs *all;
    if (getifaddrs(&all)) exit(1);
    for (struct ifaddrs *one = all; one; one = one->ifa_next) {
        if (one->ifa_addr && one->ifa_addr->sa_family == AF_INET && (one->ifa_flags & IFF_BROADCAST)) {
            struct sockaddr_in found = *(struct sockaddr_in *)one->ifa_broadaddr;
            found.sin_port = htons(5005);
            freeifaddrs(all);
            return found;
        }
    }
    fprintf(stderr, "no network\n");
    exit(1);
}

int main(void) {
    struct sockaddr_in to = everybody();
    int out = socket(AF_INET, SOCK_DGRAM, 0), yes = 1;
    setsockopt(out, SOL_SOCKET, SO_BROADCAST, &yes, sizeof yes);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (printf("%s <- ", inet_ntoa(to.sin_addr)), fflush(stdout), (length = getline(&line, &room, stdin)) > 0)
        if (sendto(out, line, length - (line[length - 1] == '\n'), 0, (struct sockaddr *)&to, sizeof to) < 0)
            perror("sendto");
    free(line);
    return 0;
}
