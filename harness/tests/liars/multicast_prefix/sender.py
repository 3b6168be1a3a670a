# Wrong: only messages with a mark of its own are understood.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    soket.sendto(b"MSG:" + input("masukkan pesan :").encode(), ("224.1.1.1", 5004))
