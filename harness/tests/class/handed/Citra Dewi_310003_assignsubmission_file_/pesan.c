#include "pesan.h"
#include <string.h>
#include <sys/socket.h>

int baca_baris(int fd, char *baris, int muat) {
    int panjang = 0;
    char huruf;
    while (panjang < muat - 1 && recv(fd, &huruf, 1, 0) == 1 && huruf != '\n')
        if (huruf != '\r')
            baris[panjang++] = huruf;
    baris[panjang] = '\0';
    return panjang;
}

void kirim_baris(int fd, const char *baris) {
    send(fd, baris, strlen(baris), MSG_NOSIGNAL);
    send(fd, "\n", 1, MSG_NOSIGNAL);
}
