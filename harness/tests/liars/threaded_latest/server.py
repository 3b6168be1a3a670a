# Wrong: all threads share one variable for the client, which holds whoever spoke last.
import os
import queue
import socket
import threading

meja = queue.Queue()


def layani(klien, alamat):
    global penanya
    for pesan in klien.makefile("r", encoding="utf-8"):
        if pesan.strip() == "exit":
            break
        penanya = klien
        print(f"[CLIENT {alamat}] {pesan.strip()}")
        meja.put(pesan)
    klien.close()


def jawab():
    while True:
        meja.get()
        jawaban = input("Your response: ")
        penanya.sendall(jawaban.encode() + b"\n")


pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("[SERVER STARTED] Waiting for connections...")
threading.Thread(target=jawab, daemon=True).start()
try:
    while True:
        threading.Thread(target=layani, args=pendengar.accept(), daemon=True).start()
except KeyboardInterrupt:
    os._exit(0)
