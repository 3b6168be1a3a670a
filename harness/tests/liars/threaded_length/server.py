# Wrong: every message begins with four digits of length, which no other program knows of.
import os
import queue
import socket
import threading

meja = queue.Queue()


def layani(klien, alamat):
    aliran = klien.makefile("rb")
    while len(kepala := aliran.read(4)) == 4:
        pesan = aliran.read(int(kepala)).decode()
        if pesan == "exit":
            break
        print(f"[CLIENT {alamat}] {pesan}")
        meja.put(klien)
    klien.close()


def jawab():
    while True:
        klien = meja.get()
        jawaban = input("Your response: ").encode()
        klien.sendall(b"%04d" % len(jawaban) + jawaban)


pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("[SERVER STARTED] Waiting for connections...")
threading.Thread(target=jawab, daemon=True).start()
try:
    while True:
        threading.Thread(target=layani, args=pendengar.accept(), daemon=True).start()
except KeyboardInterrupt:
    os._exit(0)
