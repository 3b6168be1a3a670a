// A chat room: `chat server HOST PORT` passes everything on to everybody, `chat client HOST PORT` joins it.
#include "wire.h"

enum { MOST = 64 };
static int room[MOST];
static int guests;
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;

static void tell_all(const char *text) {
    pthread_mutex_lock(&door);
    for (int at = 0; at < guests; at++) send(room[at], text, strlen(text), MSG_NOSIGNAL);
    pthread_mutex_unlock(&door);
}

static void *attend(void *given) {
    char text[1024];
    while (heard((int)(long)given, text, sizeof text)) tell_all(text);
    return NULL;
}

static void serve(int listener) {
    char name[256], news[400];
    while (guests < MOST) {
        puts("Server sedang berjalan dan merekam ...");
        int guest = accepted(listener);
        puts("connection is established");
        tell(guest, "user?");
        if (!heard(guest, name, sizeof name)) continue;
        printf("User dari client ini yaitu : b'%s'\n", name);
        pthread_mutex_lock(&door);
        room[guests++] = guest;
        pthread_mutex_unlock(&door);
        snprintf(news, sizeof news, "b'%s' Telah bergabung ke dalam chat !", name);
        tell_all(news);
        tell(guest, "Kamu telah terhubung !");
        pthread_t thread;
        if (pthread_create(&thread, NULL, attend, (void *)(long)guest) != 0) give_up("pthread_create");
    }
}

static char name[256];

static void *listen_on(void *given) {
    int server = (int)(long)given;
    char text[1024];
    while (heard(server, text, sizeof text)) {
        if (strcmp(text, "user?") == 0) tell(server, name);
        else puts(text);
    }
    return NULL;
}

static void talk(const char *host, const char *port) {
    char line[512], message[800];
    pthread_t thread;
    if (!asked("Masukkan nama user >>> ", name, sizeof name)) return;
    int server = connected(host, port);
    if (pthread_create(&thread, NULL, listen_on, (void *)(long)server) != 0) give_up("pthread_create");
    while (asked("", line, sizeof line)) {
        snprintf(message, sizeof message, "%s: %s", name, line);
        tell(server, message);
    }
}

int main(int count, char **words) {
    if (count != 4) return 2;
    if (strcmp(words[1], "server") == 0) serve(listening(words[2], words[3]));
    else talk(words[2], words[3]);
    return 0;
}
