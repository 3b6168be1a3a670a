# Sends every line to the group, as the module's program does.
import socket

kelompok = ("224.1.1.1", 5004)
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    soket.sendto(input("masukkan pesan :").encode(), kelompok)
