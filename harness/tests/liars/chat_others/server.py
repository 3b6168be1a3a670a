# Wrong: everybody hears a message except the one who said it.
import socket
import threading

kunci = threading.Lock()
daftar = []


def siarkan(teks, kecuali=None):
    with kunci:
        for klien in daftar:
            if klien is not kecuali:
                try:
                    klien.sendall(teks.encode() + b"\n")
                except OSError:
                    pass


def layani(klien):
    nama = ""
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
            siarkan(f"{nama}: {pesan.strip()}", kecuali=klien)
    except OSError:
        pass
    finally:
        if klien in daftar:
            with kunci:
                daftar.remove(klien)
            siarkan(f"{nama} telah meninggalkan room chat !")
        klien.close()


pendengar = socket.create_server(("127.0.0.1", 59000))
while True:
    klien, alamat = pendengar.accept()
    threading.Thread(target=layani, args=(klien,), daemon=True).start()
