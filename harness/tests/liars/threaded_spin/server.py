# Wrong: a client that died gives empty data for ever, and its thread reads it for ever.
import os
import queue
import socket
import threading

meja = queue.Queue()


def layani(klien, alamat):
    while True:
        pesan = klien.recv(1024).decode()
        if pesan.strip() == "exit":
            break
        if pesan:
            print(f"[CLIENT {alamat}] {pesan.strip()}")
            meja.put(klien)
    klien.close()


def jawab():
    while True:
        klien = meja.get()
        klien.sendall(input("Your response: ").encode() + b"\n")


pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("[SERVER STARTED] Waiting for connections...")
threading.Thread(target=jawab, daemon=True).start()
try:
    while True:
        threading.Thread(target=layani, args=pendengar.accept(), daemon=True).start()
except KeyboardInterrupt:
    os._exit(0)
