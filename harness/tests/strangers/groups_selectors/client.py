"""Keyboard, server and groups in one select."""

import selectors
import socket
import sys

server = socket.create_connection(("127.0.0.1", 7000))
tunggu = selectors.DefaultSelector()
kanal, sisa = {}, b""


def masuk_grup(alamat):
    telinga = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    telinga.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    telinga.bind((alamat, 7000))
    minta = socket.inet_aton(alamat) + socket.inet_aton("0.0.0.0")
    telinga.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, minta)
    kanal[alamat] = telinga
    tunggu.register(telinga, selectors.EVENT_READ, dengar)


def dengar(telinga):
    print(telinga.recv(65535).decode("utf-8", "replace"))


def dari_server(soket):
    global sisa
    data = soket.recv(4096)
    if not data:
        sys.exit("Server selesai.")
    *baris, sisa = (sisa + data).split(b"\n")
    for teks in (satu.decode("utf-8", "replace") for satu in baris):
        if teks.startswith("+239."):
            masuk_grup(teks[1:])
        elif teks.startswith("-239."):
            telinga = kanal.pop(teks[1:])
            tunggu.unregister(telinga)
            telinga.close()
        else:
            print(teks)


def dari_papan_ketik(_):
    baris = sys.stdin.readline()
    if not baris:
        sys.exit()
    server.sendall(baris.encode())


tunggu.register(server, selectors.EVENT_READ, dari_server)
tunggu.register(sys.stdin, selectors.EVENT_READ, dari_papan_ketik)
print("Nama: ", end="", flush=True)
while True:
    for kunci, _ in tunggu.select():
        kunci.data(kunci.fileobj)
