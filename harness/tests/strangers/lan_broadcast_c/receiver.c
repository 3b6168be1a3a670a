// Shows each datagram in a line, with its length.
#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
    int ear = socket(AF_INET, SOCK_DGRAM, 0), yes = 1;
    setsockopt(ear, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(5005), .sin_addr.s_addr = INADDR_ANY};
    if (bind(ear, (struct sockaddr *)&here, sizeof here)) {
        perror("bind");
        return 1;
    }
    static char text[65536];
    for (;;) {
        ssize_t length = recv(ear, text, sizeof text, 0);
        if (length >= 0) {
            printf("(%zd) %.*s\n", length, (int)length, text);
            fflush(stdout);
        }
    }
}
