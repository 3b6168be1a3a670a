# Wrong: a thread for each client, and join() right behind it waits for its end.
import socket
import threading


def layani(klien, alamat):
    for pesan in klien.makefile("r", encoding="utf-8"):
        if pesan.strip() == "exit":
            break
        print(f"[CLIENT {alamat}] {pesan.strip()}")
        klien.sendall(input("Your response: ").encode() + b"\n")
    klien.close()


pendengar = socket.create_server(("127.0.0.1", 8000), backlog=5)
print("[SERVER STARTED] Waiting for connections...")
while True:
    thread = threading.Thread(target=layani, args=pendengar.accept())
    thread.start()
    thread.join()
