# Wrong: sets the TTL of unicast, which groups do not heed.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 2)
while True:
    soket.sendto(input("masukkan pesan :").encode(), ("224.1.1.1", 5004))
