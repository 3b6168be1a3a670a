// Everybody in turn: `broadcast server CLIENTS HOST PORT`, `broadcast client NUMBER CLIENTS HOST PORT`.
#include "wire.h"

enum { MOST = 16 };

static void serve(int clients, int listener) {
    int client[MOST];
    char text[1024];
    puts("Waiting for connections...");
    for (int at = 0; at < clients; at++) {
        client[at] = accepted(listener);
        printf("Client_%d connected\n", at + 1);
        tell(client[at], "Selamat datang di Server...");
    }
    while (asked("Masukan Pesan : ", text, sizeof text)) {
        for (int at = 0; at < clients; at++) tell(client[at], text);
        puts("Pesan Terkirim");
        for (int turn = 0; turn < clients; turn++) {
            if (!heard(client[turn], text, sizeof text)) return;
            printf("Client_%d :  %s\n", turn + 1, text);
            for (int at = 0; at < clients; at++)
                if (at != turn) tell(client[at], text);
        }
    }
}

static void follow(int number, int clients, int server) {
    char text[1024];
    puts("Menyambungkan ke Server");
    if (!heard(server, text, sizeof text)) return;
    printf("Pesan dari server :  %s\n", text);
    while (heard(server, text, sizeof text)) {
        printf("Server :  %s\n", text);
        for (int turn = 1; turn <= clients; turn++) {
            if (turn == number) {
                if (!asked("Masukkan Pesan : ", text, sizeof text)) return;
                tell(server, text);
                puts("Pesan Terkirim");
            } else {
                if (!heard(server, text, sizeof text)) return;
                printf("Client_%d :  %s\n", turn, text);
            }
        }
    }
}

int main(int count, char **words) {
    if (count == 5 && strcmp(words[1], "server") == 0 && atoi(words[2]) <= MOST)
        serve(atoi(words[2]), listening(words[3], words[4]));
    else if (count == 6 && strcmp(words[1], "client") == 0)
        follow(atoi(words[2]), atoi(words[3]), connected(words[4], words[5]));
    else return 2;
    return 0;
}
