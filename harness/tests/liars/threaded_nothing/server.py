# Takes what one recv brings for a message, as the module does.
import os
import queue
import socket
import threading

meja = queue.Queue()


def layani(klien, alamat):
    while True:
        pesan = klien.recv(1024).decode()
        if pesan in ("", "exit"):
            break
        print(f"[CLIENT {alamat}] {pesan}")
        meja.put(klien)
    klien.close()


def jawab():
    while True:
        klien = meja.get()
        klien.sendall(input("Your response: ").encode())


pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("[SERVER STARTED] Waiting for connections...")
threading.Thread(target=jawab, daemon=True).start()
try:
    while True:
        threading.Thread(target=layani, args=pendengar.accept(), daemon=True).start()
except KeyboardInterrupt:
    os._exit(0)
