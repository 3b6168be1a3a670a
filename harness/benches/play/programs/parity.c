// Odd or even: `parity server HOST PORT` answers one number, `parity client HOST PORT` asks for it.
#include "wire.h"

static void serve(int listener) {
    char request[1024], answer[1100];
    puts("Waiting...");
    int client = accepted(listener);
    heard(client, request, sizeof request);
    printf("Request dari client : %s\n", request);
    snprintf(answer, sizeof answer, "angka%s merupakan %s", request, atol(request) % 2 ? "ganjil" : "genap");
    tell(client, answer);
    close(client);
}

static void ask(int server) {
    char line[1024];
    if (!asked("Masukkan angka :", line, sizeof line)) return;
    tell(server, line);
    heard(server, line, sizeof line);
    puts(line);
}

int main(int count, char **words) {
    if (count != 4) return 2;
    if (strcmp(words[1], "server") == 0) serve(listening(words[2], words[3]));
    else ask(connected(words[2], words[3]));
    return 0;
}
