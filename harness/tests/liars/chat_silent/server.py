# Wrong: the name is read in the accept loop, so somebody who does not give one holds up all who come after.
import socket
import threading

kunci = threading.Lock()
daftar = []


def siarkan(teks):
    with kunci:
        for klien in daftar:
            try:
                klien.sendall(teks.encode() + b"\n")
            except OSError:
                pass


def layani(klien, baris, nama):
    try:
        for pesan in baris:
            siarkan(f"{nama}: {pesan.strip()}")
    except OSError:
        pass
    with kunci:
        daftar.remove(klien)
    klien.close()
    siarkan(f"{nama} telah meninggalkan room chat !")


pendengar = socket.create_server(("127.0.0.1", 59000))
while True:
    klien, alamat = pendengar.accept()
    print("connection is established with", alamat)
    klien.sendall(b"user?\n")
    baris = klien.makefile("r", encoding="utf-8")
    nama = baris.readline().strip()
    with kunci:
        daftar.append(klien)
    siarkan(f"{nama} Telah bergabung ke dalam chat !")
    klien.sendall(b"Kamu telah terhubung !\n")
    threading.Thread(target=layani, args=(klien, baris, nama), daemon=True).start()
