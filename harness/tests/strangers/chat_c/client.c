#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    char text[2048];
    fputs("Nama: ", stdout);
    fflush(stdout);
    ssize_t named = read(STDIN_FILENO, text, sizeof text);
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(59000)};
    inet_pton(AF_INET, "127.0.0.1", &there.sin_addr);
    if (named <= 0 || connect(server, (struct sockaddr *)&there, sizeof there))
        return 1;
    char question[5];
    recv(server, question, sizeof question, MSG_WAITALL);
    write(server, text, (size_t)named);
    struct pollfd both[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = server, .events = POLLIN}};
    while (poll(both, 2, -1) > 0) {
        for (int i = 0; i < 2; i++) {
            if (!both[i].revents)
                continue;
            ssize_t count = read(both[i].fd, text, sizeof text);
            if (count <= 0)
                return 0;
            write(i == 0 ? server : STDOUT_FILENO, text, (size_t)count);
        }
    }
    return 0;
}
