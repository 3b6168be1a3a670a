# What is typed goes to the server; what the groups say comes by multicast.
import socket
import threading

server = socket.create_connection(("127.0.0.1", 7000))
telinga = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
telinga.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
telinga.setsockopt(socket.IPPROTO_IP, 49, 0)  # IP_MULTICAST_ALL: only groups of our own
telinga.bind(("", 7000))


def dengarkan():
    while True:
        print(telinga.recv(10240).decode(errors="replace"))


def ikuti():
    for baris in server.makefile("r", encoding="utf-8"):
        if not baris.startswith("@"):
            print(baris.strip())
            continue
        kata, alamat = baris[1:].split()
        anggota = socket.inet_aton(alamat) + socket.inet_aton("127.0.0.1")
        pilihan = socket.IP_ADD_MEMBERSHIP if kata == "gabung" else socket.IP_DROP_MEMBERSHIP
        telinga.setsockopt(socket.IPPROTO_IP, pilihan, anggota)


for kerja in (dengarkan, ikuti):
    threading.Thread(target=kerja, daemon=True).start()
print("Siapa namamu?")
while True:
    server.sendall(input().encode() + b"\n")
