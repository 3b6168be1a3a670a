# Wrong: waits for the end of each client's thread before it accepts the next client.
import socket
import threading

daftar = []


def siarkan(teks):
    for klien, _ in daftar:
        klien.sendall(teks.encode() + b"\n")


def layani(klien):
    klien.sendall(b"user?\n")
    baris = klien.makefile("r", encoding="utf-8")
    nama = baris.readline().strip()
    daftar.append((klien, nama))
    siarkan(f"{nama} Telah bergabung ke dalam chat !")
    klien.sendall(b"Kamu telah terhubung !\n")
    for pesan in baris:
        siarkan(f"{nama}: {pesan.strip()}")
    daftar.remove((klien, nama))
    siarkan(f"{nama} telah meninggalkan room chat !")


pendengar = socket.create_server(("127.0.0.1", 59000))
while True:
    print("Server sedang berjalan dan merekam ...")
    klien, alamat = pendengar.accept()
    print("connection is established with", alamat)
    thread = threading.Thread(target=layani, args=(klien,))
    thread.start()
    thread.join()
