# Wrong: a thread for every message: who comes later may be passed on first.
import socket
import threading
import time

kunci = threading.Lock()
peserta = {}


def siarkan(teks):
    with kunci:
        for klien in peserta:
            try:
                klien.sendall(teks.encode() + b"\n")
            except OSError:
                pass  # its own thread finds out


def antar(pengirim, teks, lama):
    time.sleep(lama)  # some messages need longer than others
    with kunci:
        for klien in peserta:
            if klien is not pengirim:
                klien.sendall(teks.encode() + b"\n")


def layani(klien):
    nama = None
    try:
        klien.sendall(b"user?")
        with klien.makefile("r", encoding="utf-8", errors="replace") as baris:
            nama = baris.readline().strip()
            if not nama:
                return
            with kunci:
                peserta[klien] = nama
            siarkan(f"{nama} bergabung")
            klien.sendall(b"Kamu telah terhubung!\n")
            for ke, pesan in enumerate(baris):
                teks = f"{nama}: {pesan.strip()}"
                klien.sendall(teks.encode() + b"\n")
                threading.Thread(target=antar, args=(klien, teks, 0.3 if ke % 2 else 0)).start()
    except OSError:
        pass
    finally:
        klien.close()
        with kunci:
            ada = peserta.pop(klien, None)
        if ada:
            siarkan(f"{nama} keluar")


pendengar = socket.create_server(("127.0.0.1", 59000), backlog=16)
print("Menunggu ...")
while True:
    klien, alamat = pendengar.accept()
    print("Tersambung:", alamat)
    threading.Thread(target=layani, args=(klien,), daemon=True).start()
