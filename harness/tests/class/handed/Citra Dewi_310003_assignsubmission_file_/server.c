#include "pesan.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void) {
    int pendengar = socket(AF_INET, SOCK_STREAM, 0), ya = 1;
    setsockopt(pendengar, SOL_SOCKET, SO_REUSEADDR, &ya, sizeof ya);
    struct sockaddr_in alamat = {.sin_family = AF_INET, .sin_port = htons(12345)};
    alamat.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(pendengar, (struct sockaddr *)&alamat, sizeof alamat) < 0 || listen(pendengar, 5) < 0) {
        perror("server");
        return 1;
    }
    setbuf(stdout, NULL);
    for (;;) {
        int klien = accept(pendengar, NULL, NULL);
        char baris[200], jawab[260], *akhir;
        if (baca_baris(klien, baris, sizeof baris) > 0) {
            printf("Diterima: %s\n", baris);
            long angka = strtol(baris, &akhir, 10);
            if (*akhir == '\0' && akhir != baris)
                snprintf(jawab, sizeof jawab, "angka %s merupakan %s", baris, angka % 2 ? "ganjil" : "genap");
            else
                snprintf(jawab, sizeof jawab, "bukan bilangan bulat");
            kirim_baris(klien, jawab);
        }
        close(klien);
    }
}
