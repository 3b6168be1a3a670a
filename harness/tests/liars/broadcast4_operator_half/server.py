# Wrong: the operator is heard by the first two of the four clients only.
import socket

pendengar = socket.create_server((socket.gethostname(), 8080), backlog=4)
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


while len(klien) < 4:
    soket, _ = pendengar.accept()
    soket.sendall(b"Selamat datang di server\n")
    klien.append((soket, soket.makefile("r", encoding="utf-8", errors="replace")))
    print(f"Klien {len(klien)} tersambung")
while True:
    buka = ("Server: " + input("Masukkan pesan: ") + "\n").encode()
    for soket, _ in klien[:2]:
        soket.sendall(buka)
    for satu in list(klien):
        pesan = giliran(satu)
        if not pesan:
            print("Seorang klien sudah pergi.")
            klien.remove(satu)
            continue
        print("Klien:", pesan.strip())
        siarkan("Klien: " + pesan.strip(), kecuali=satu)
