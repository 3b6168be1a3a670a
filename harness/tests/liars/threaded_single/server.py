# Wrong: no thread. The second client waits until the first has said exit.
import socket

pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("[SERVER STARTED] Waiting for connections...")
while True:
    klien, alamat = pendengar.accept()
    print(f"[NEW CONNECTION] Client {alamat} connected.")
    for pesan in klien.makefile("r", encoding="utf-8"):
        if pesan.strip() == "exit":
            break
        print(f"[CLIENT {alamat}] {pesan.strip()}")
        klien.sendall(input("Your response: ").encode() + b"\n")
    klien.close()
    print(f"[CONNECTION CLOSED] Client {alamat} disconnected.")
