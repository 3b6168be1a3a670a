# Wrong: a connection that is broken off ends its thread with a traceback, and stays on the list.
import socket
import threading

kunci = threading.Lock()
peserta = {}


def siarkan(teks):
    with kunci:
        for klien in peserta:
            try:
                klien.sendall(teks.encode() + b"\n")
            except OSError:
                pass  # its own thread finds out


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
            for pesan in baris:
                siarkan(f"{nama}: {pesan.strip()}")
    except UnicodeError:
        pass
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
