# Wrong: knows no letters beyond ASCII.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    soket.sendto(input("masukkan pesan :").encode("ascii"), ("224.1.1.1", 5004))
