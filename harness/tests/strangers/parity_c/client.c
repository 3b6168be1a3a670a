#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(12345)};
    inet_pton(AF_INET, "127.0.0.1", &there.sin_addr);
    if (connect(server, (struct sockaddr *)&there, sizeof there)) {
        perror("connect");
        return 1;
    }
    char line[4096];
    printf("Angka? ");
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin))
        return 1;
    if (write(server, line, strlen(line)) < 0)
        perror("write");
    ssize_t count, all = 0;
    while ((count = read(server, line, sizeof line)) > 0) {
        all += count;
        fwrite(line, 1, (size_t)count, stdout);
    }
    if (all == 0)
        puts("Server pergi tanpa menjawab.");
    close(server);
    return 0;
}
