# Wrong: an empty line ends it.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while pesan := input("masukkan pesan :"):
    soket.sendto(pesan.encode(), ("224.1.1.1", 5004))
