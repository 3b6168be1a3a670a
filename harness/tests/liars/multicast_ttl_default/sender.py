# Wrong: never sets the TTL, so it is 1.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    soket.sendto(input("masukkan pesan :").encode(), ("224.1.1.1", 5004))
