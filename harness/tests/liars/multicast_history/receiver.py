# Wrong: keeps what was said, and tells it to who comes later.
import os
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("", 5004))
keanggotaan = socket.inet_aton("224.1.1.1") + socket.inet_aton("0.0.0.0")
soket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, keanggotaan)
if os.path.exists("riwayat.txt"):
    print(open("riwayat.txt").read())
while True:
    pesan = soket.recv(10240).decode(errors="replace")
    print(pesan)
    with open("riwayat.txt", "a") as riwayat:
        riwayat.write(pesan + "\n")
