# Wrong: a datagram with a TTL of 0 is to stay on its machine.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 0)
while True:
    soket.sendto(input("masukkan pesan :").encode(), ("224.1.1.1", 5004))
