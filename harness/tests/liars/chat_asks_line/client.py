# Wrong: waits for a whole line, but the question user? has no newline behind it.
import os
import socket
import threading

nama = input("Masukkan nama: ")
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
    server.sendall(input().encode() + b"\n")
