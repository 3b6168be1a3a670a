# Wrong: sends over the loopback, whatever the routes say.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
soket.setsockopt(
    socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1")
)
while True:
    soket.sendto(input("masukkan pesan :").encode(), ("224.1.1.1", 5004))
