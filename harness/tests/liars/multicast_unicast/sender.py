# Wrong: sends to this machine, not to the group.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    soket.sendto(input("masukkan pesan :").encode(), ("127.0.0.1", 5004))
