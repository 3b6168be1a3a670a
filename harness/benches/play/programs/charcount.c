// Characters of one message: `charcount server HOST PORT` counts, `charcount client HOST PORT` asks for the message.
#include "wire.h"

static void serve(int listener) {
    char message[1024], answer[64];
    puts("Waiting...");
    int client = accepted(listener);
    heard(client, message, sizeof message);
    printf("Request dari client : %s\n", message);
    int characters = 0;
    for (const char *at = message; *at; at++) characters += (*at & 0xc0) != 0x80;
    snprintf(answer, sizeof answer, "jumlah karakter : %d", characters);
    tell(client, answer);
    close(client);
}

static void ask(int server) {
    char line[1024];
    if (!asked("Masukkan pesan :", line, sizeof line)) return;
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
