#include "pesan.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in alamat = {.sin_family = AF_INET, .sin_port = htons(12345)};
    alamat.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(server, (struct sockaddr *)&alamat, sizeof alamat) < 0) {
        perror("client");
        return 1;
    }
    char baris[200];
    printf("Angka: ");
    fflush(stdout);
    if (!fgets(baris, sizeof baris, stdin))
        return 0;
    baris[strcspn(baris, "\n")] = '\0';
    kirim_baris(server, baris);
    puts(baca_baris(server, baris, sizeof baris) > 0 ? baris : "tidak ada jawaban");
    close(server);
    return 0;
}
