// One sender, many receivers, on the loopback device: `multicast receiver GROUP PORT`, `multicast sender GROUP PORT`.
#include "wire.h"

static void receive(struct sockaddr_in group) {
    int ear = socket(AF_INET, SOCK_DGRAM, 0), yes = 1;
    setsockopt(ear, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = group.sin_port};
    if (bind(ear, (struct sockaddr *)&here, sizeof here) < 0) give_up("bind");
    struct ip_mreq member = {.imr_multiaddr = group.sin_addr, .imr_interface.s_addr = htonl(INADDR_LOOPBACK)};
    if (setsockopt(ear, IPPROTO_IP, IP_ADD_MEMBERSHIP, &member, sizeof member) < 0) give_up("IP_ADD_MEMBERSHIP");
    puts("menunggu pesan");
    char text[10240];
    while (heard(ear, text, sizeof text)) printf("b'%s'\n", text);
}

static void send_lines(struct sockaddr_in group) {
    int mouth = socket(AF_INET, SOCK_DGRAM, 0), hops = 2;
    struct in_addr here = {.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(mouth, IPPROTO_IP, IP_MULTICAST_TTL, &hops, sizeof hops);
    setsockopt(mouth, IPPROTO_IP, IP_MULTICAST_IF, &here, sizeof here);
    char line[1024];
    while (asked("masukkan pesan :", line, sizeof line))
        if (sendto(mouth, line, strlen(line), 0, (struct sockaddr *)&group, sizeof group) < 0) give_up("sendto");
}

int main(int count, char **words) {
    if (count != 4) return 2;
    if (strcmp(words[1], "receiver") == 0) receive(place(words[2], words[3]));
    else send_lines(place(words[2], words[3]));
    return 0;
}
