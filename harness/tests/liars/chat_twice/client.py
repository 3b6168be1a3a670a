# Wrong: shows what is typed at once, and again when the server sends it to everybody.
import os
import socket
import threading

nama = input("Masukkan nama user >>> ")
server = socket.create_connection(("127.0.0.1", 59000))


def dengar():
    for baris in server.makefile("r", encoding="utf-8"):
        if baris.strip() == "user?":
            server.sendall(nama.encode() + b"\n")
        else:
            print(baris.strip())
    os._exit(0)


threading.Thread(target=dengar, daemon=True).start()
while True:
    pesan = input()
    print(f"{nama}: {pesan}")
    server.sendall(pesan.encode() + b"\n")
