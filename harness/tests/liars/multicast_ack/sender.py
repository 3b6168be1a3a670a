# Wrong: waits for an answer that no receiver gives.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    soket.sendto(input("masukkan pesan :").encode(), ("224.1.1.1", 5004))
    print("diterima:", soket.recv(100))
