#include <stdio.h>

int main(void) {
    puts("belum jadi")
}
