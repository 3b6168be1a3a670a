# Wrong: a thread accepts everybody, but their messages are awaited in the order in which they came.
import os
import socket
import threading

klien = []


def layani():
    while True:
        for satu in list(klien):
            pesan = satu.recv(1024).decode().strip()
            if pesan in ("", "exit"):
                klien.remove(satu)
                satu.close()
                continue
            print("[CLIENT]", pesan)
            satu.sendall(input("Your response: ").encode() + b"\n")


pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("[SERVER STARTED] Waiting for connections...")
klien.append(pendengar.accept()[0])
threading.Thread(target=layani, daemon=True).start()
try:
    while True:
        klien.append(pendengar.accept()[0])
except KeyboardInterrupt:
    os._exit(0)
