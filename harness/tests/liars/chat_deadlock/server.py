# Wrong: who speaks holds its own lock and asks for those of the others; two at once wait for ever.
import socket
import threading
import time

kunci = threading.Lock()
peserta = {}
gembok = {}


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
            gembok[nama] = threading.Lock()
            siarkan(f"{nama} bergabung")
            klien.sendall(b"Kamu telah terhubung!\n")
            for pesan in baris:
                with gembok.setdefault(nama, threading.Lock()):
                    time.sleep(0.3)  # some work in between
                    for lain in [satu for satu in gembok if satu != nama]:
                        with gembok[lain]:
                            pass
                    siarkan(f"{nama}: {pesan.strip()}")
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
