# Wrong: the name is bytes and is shown as Python writes bytes, b'fatur'.
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


def layani(klien, nama):
    try:
        for pesan in klien.makefile("r", encoding="utf-8"):
            siarkan(f"{nama.decode()}: {pesan.strip()}")
    except OSError:
        pass
    with kunci:
        daftar.remove(klien)
    klien.close()
    siarkan(f"{nama} telah meninggalkan room chat !")


pendengar = socket.create_server(("127.0.0.1", 59000))
while True:
    klien, alamat = pendengar.accept()
    klien.sendall(b"user?\n")
    nama = klien.recv(1024).strip()
    with kunci:
        daftar.append(klien)
    siarkan(f"{nama} Telah bergabung ke dalam chat !")
    klien.sendall(b"Kamu telah terhubung !\n")
    threading.Thread(target=layani, args=(klien, nama), daemon=True).start()
