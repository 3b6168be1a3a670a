// A thread for each client, and one operator who answers: `threaded server HOST PORT`, `threaded client HOST PORT`.
#include "wire.h"

static void *attend(void *given) {
    int client = (int)(long)given;
    char text[1024];
    puts("[NEW CONNECTION] Client connected.");
    while (heard(client, text, sizeof text) && strcmp(text, "exit") != 0) {
        printf("[CLIENT] %s\n", text);
        if (!asked("Your response: ", text, sizeof text)) break;
        tell(client, text);
    }
    close(client);
    puts("[CONNECTION CLOSED] Client disconnected.");
    return NULL;
}

static void serve(int listener) {
    puts("[SERVER STARTED] Waiting for connections...");
    for (;;) {
        pthread_t thread;
        long client = accepted(listener);
        if (pthread_create(&thread, NULL, attend, (void *)client) != 0) give_up("pthread_create");
        pthread_detach(thread);
    }
}

static void talk(int server) {
    char text[1024];
    while (asked("Your message: ", text, sizeof text)) {
        tell(server, text);
        if (strcmp(text, "exit") == 0 || !heard(server, text, sizeof text)) return;
        printf("[SERVER RESPONSE] %s\n", text);
    }
}

int main(int count, char **words) {
    if (count != 4) return 2;
    if (strcmp(words[1], "server") == 0) serve(listening(words[2], words[3]));
    else talk(connected(words[2], words[3]));
    return 0;
}
