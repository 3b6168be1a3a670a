# Wrong: those who wait are on a stack, so that whoever came last is answered next.
import os
import queue
import socket
import threading

meja = queue.LifoQueue()
kunci = threading.Lock()


def layani(klien, alamat):
    with klien, klien.makefile("r", encoding="utf-8", errors="replace") as baris:
        try:
            for pesan in baris:
                if pesan.strip() == "exit":
                    break
                with kunci:  # shown and queued in one order
                    print(f"[{alamat[1]}] {pesan.strip()}")
                    meja.put(klien)
        except OSError:
            pass
    print(f"[{alamat[1]}] pergi")


def jawab():
    while True:
        klien = meja.get()
        jawaban = input("Jawaban: ")
        try:
            klien.sendall(jawaban.encode() + b"\n")
        except OSError:
            print("Klien itu sudah pergi.")


pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("Menunggu ...")
threading.Thread(target=jawab, daemon=True).start()
try:
    while True:
        threading.Thread(target=layani, args=pendengar.accept(), daemon=True).start()
except KeyboardInterrupt:
    os._exit(0)  # threads that still wait would hold the program
