# Wrong: sends once for each receiver.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    pesan = input("masukkan pesan :").encode()
    for penerima in range(2):
        soket.sendto(pesan, ("224.1.1.1", 5004))
