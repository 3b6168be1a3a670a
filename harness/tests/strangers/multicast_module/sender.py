# The module's way: one socket, a TTL, and input() for ever.
from socket import AF_INET, IP_MULTICAST_TTL, IPPROTO_IP, IPPROTO_UDP, SOCK_DGRAM, socket

alamat_grup = ("224.1.1.1", 5004)
kirim = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP)
kirim.setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, 2)
while True:
    kirim.sendto(input("masukkan pesan :").encode("utf-8"), alamat_grup)
