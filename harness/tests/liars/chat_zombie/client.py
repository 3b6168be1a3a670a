# Wrong: reads on for ever when the server has gone.
import os
import socket
import threading

nama = input("Masukkan nama: ")
server = socket.create_connection(("127.0.0.1", 59000))


def dengar():
    try:
        # The question has no newline behind it; everything after it are lines.
        if server.recv(5, socket.MSG_WAITALL) == b"user?":
            server.sendall(nama.encode() + b"\n")
        while True:
            baris = server.recv(1024).decode()
            if baris.strip():
                print(baris.strip())
    except OSError:
        pass
    print("Server sudah pergi.")
    os._exit(0)


threading.Thread(target=dengar, daemon=True).start()
while True:
    server.sendall(input().encode() + b"\n")
