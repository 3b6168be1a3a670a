# Wrong: who leaves is taken off the list, and nobody is told.
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


def layani(klien):
    try:
        klien.sendall(b"user?\n")
        baris = klien.makefile("r", encoding="utf-8")
        nama = baris.readline().strip()
        if not nama:
            return
        with kunci:
            daftar.append(klien)
        siarkan(f"{nama} Telah bergabung ke dalam chat !")
        klien.sendall(b"Kamu telah terhubung !\n")
        for pesan in baris:
            siarkan(f"{nama}: {pesan.strip()}")
    except OSError:
        pass
    finally:
        with kunci:
            if klien in daftar:
                daftar.remove(klien)
        klien.close()


pendengar = socket.create_server(("127.0.0.1", 59000))
while True:
    klien, alamat = pendengar.accept()
    threading.Thread(target=layani, args=(klien,), daemon=True).start()
