"""Joins a group on the loopback device and prints what comes, in the module's style. Usage: multicast_receiver.py GROUP PORT"""
import socket
import sys

kelompok, port = sys.argv[1], int(sys.argv[2])
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("", port))
anggota = socket.inet_aton(kelompok) + socket.inet_aton("127.0.0.1")
soket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, anggota)
print("menunggu pesan", flush=True)
while True:
    print(soket.recv(10240), flush=True)
