/* Satu baris lewat sebuah socket. */
int baca_baris(int fd, char *baris, int muat);
void kirim_baris(int fd, const char *baris);
