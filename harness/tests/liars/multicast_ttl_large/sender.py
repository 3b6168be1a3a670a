# Wrong: a TTL of 64 passes routers all over the site.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 64)
while True:
    soket.sendto(input("masukkan pesan :").encode(), ("224.1.1.1", 5004))
