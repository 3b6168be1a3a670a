/* Odd or even in C: a number of any length, decided by its last digit. */
#include <arpa/inet.h>
#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *answer(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        text[--length] = '\0';
    const char *digits = text;
    while (isspace((unsigned char)*digits))
        digits++;
    if (*digits == '-' || *digits == '+')
        digits++;
    if (*digits == '\0' || digits[strspn(digits, "0123456789")] != '\0')
        return "itu bukan bilangan bulat";
    return (text[length - 1] - '0') % 2 ? "ganjil" : "genap";
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN); /* somebody who left must not end us */
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(12345)};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, 10)) {
        perror("12345");
        return 1;
    }
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client < 0)
            continue;
        char text[4096];
        size_t length = 0;
        ssize_t count;
        while (length < sizeof text - 1 && (count = read(client, text + length, sizeof text - 1 - length)) > 0) {
            length += (size_t)count;
            if (memchr(text, '\n', length))
                break;
        }
        text[length] = '\0';
        if (length > 0) {
            const char *said = answer(text);
            printf("%s -> %s\n", text, said);
            fflush(stdout);
            dprintf(client, "jawaban: %s\n", said);
        }
        close(client);
    }
}
