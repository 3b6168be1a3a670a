# The module's own program in other words: a thread for each client, all of them asking on one terminal.
import socket
import threading


def layani(klien, alamat):
    print(f"[NEW CONNECTION] Client {alamat} connected.")
    while True:
        pesan = klien.recv(1024).decode("utf-8")
        if pesan == "exit":
            break
        print(f"[CLIENT {alamat}] {pesan}")
        klien.send(input("Your response: ").encode("utf-8"))
    klien.close()
    print(f"[CONNECTION CLOSED] Client {alamat} disconnected.")


penerima = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
penerima.bind(("127.0.0.1", 8000))
penerima.listen(5)
print("[SERVER STARTED] Waiting for connections...")
while True:
    klien, alamat = penerima.accept()
    threading.Thread(target=layani, args=(klien, alamat)).start()
