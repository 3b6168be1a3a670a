# Wrong: what comes from the server is printed where it is read, and again where it is shown.
import os
import socket
import threading

nama = input("Masukkan nama: ")
server = socket.create_connection(("127.0.0.1", 59000))


def tampil(baris):
    print(baris)


def dengar():
    try:
        # The question has no newline behind it; everything after it are lines.
        if server.recv(5, socket.MSG_WAITALL) == b"user?":
            server.sendall(nama.encode() + b"\n")
        for baris in server.makefile("r", encoding="utf-8"):
            if baris.strip():
                print(baris.strip())
                tampil(baris.strip())
    except OSError:
        pass
    print("Server sudah pergi.")
    os._exit(0)


threading.Thread(target=dengar, daemon=True).start()
while True:
    server.sendall(input().encode() + b"\n")
