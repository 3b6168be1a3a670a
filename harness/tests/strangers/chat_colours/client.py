"""What arrives is written over the prompt, and the prompt again below it."""

import os
import socket
import sys
import threading

nama = input("\033[1mSiapa nama Anda?\033[0m ")
server = socket.create_connection(("127.0.0.1", 59000))


def tampilkan():
    sisa = b""
    try:
        while data := server.recv(512):
            sisa += data
            if sisa.startswith(b"user?"):
                sisa = sisa[5:]
                server.sendall(f"{nama}\n".encode())
            *baris, sisa = sisa.split(b"\n")
            for satu in baris:
                print(f"\r\033[K{satu.decode()}\n> ", end="", flush=True)
    except OSError:
        pass
    print("\r\033[KServer berakhir.")
    os._exit(0)


threading.Thread(target=tampilkan, daemon=True).start()
try:
    for ketikan in sys.stdin:
        server.sendall(ketikan.encode())
except OSError:
    pass
