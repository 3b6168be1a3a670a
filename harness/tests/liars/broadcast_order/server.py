# Wrong: the client that came last has the first turn.
import socket

pendengar = socket.create_server((socket.gethostname(), 8080), backlog=2)
klien = []
while len(klien) < 2:
    soket, alamat = pendengar.accept()
    soket.sendall(b"Selamat datang di server\n")
    klien.insert(0, (soket, soket.makefile("r", encoding="utf-8")))
    print("Klien tersambung")
while True:
    kata = input("Masukan Pesan : ")
    for soket, _ in klien:
        soket.sendall(f"Server: {kata}\n".encode())
    for soket, baris in klien:
        soket.sendall(b"?\n")
        pesan = baris.readline()
        print("Klien:", pesan.strip())
        for lain, _ in klien:
            if lain is not soket:
                lain.sendall(f"Klien: {pesan.strip()}\n".encode())
