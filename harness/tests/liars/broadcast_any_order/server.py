# Wrong: whoever answers first is passed on first.
import select
import socket

pendengar = socket.create_server((socket.gethostname(), 8080), backlog=2)
klien = []


def siarkan(teks, kecuali=None):
    for satu in klien:
        if satu is not kecuali:
            try:
                satu[0].sendall(teks.encode() + b"\n")
            except OSError:
                pass  # its turn finds out


def giliran(satu):
    soket, baris = satu
    try:
        soket.sendall(b"?\n")
        return baris.readline()
    except OSError:
        return ""


while len(klien) < 2:
    soket, _ = pendengar.accept()
    soket.sendall(b"Selamat datang di server\n")
    klien.append((soket, soket.makefile("r", encoding="utf-8", errors="replace")))
    print(f"Klien {len(klien)} tersambung")
while True:
    siarkan("Server: " + input("Masukkan pesan: "))
    for soket, _ in klien:
        soket.sendall(b"?\n")
    belum = {soket: (soket, baris) for soket, baris in klien}
    while belum:
        siap, _, _ = select.select(list(belum), [], [])
        satu = belum.pop(siap[0])
        pesan = satu[1].readline()
        if not pesan:
            print("Seorang klien sudah pergi.")
            klien.remove(satu)
            continue
        print("Klien:", pesan.strip())
        siarkan("Klien: " + pesan.strip(), kecuali=satu)
