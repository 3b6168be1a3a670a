# Wrong: what one recv of 16 bytes brings is taken for a message.
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
    klien.sendall(b"user?\n")
    nama = klien.recv(16).decode().strip()
    with kunci:
        daftar.append(klien)
    siarkan(f"{nama} Telah bergabung ke dalam chat !")
    klien.sendall(b"Kamu telah terhubung !\n")
    while True:
        try:
            pesan = klien.recv(16).decode().strip()
        except ConnectionError:
            pesan = ""
        if not pesan:
            break
        siarkan(f"{nama}: {pesan}")
    with kunci:
        daftar.remove(klien)
    klien.close()
    siarkan(f"{nama} telah meninggalkan room chat !")


pendengar = socket.create_server(("127.0.0.1", 59000))
while True:
    klien, alamat = pendengar.accept()
    threading.Thread(target=layani, args=(klien,), daemon=True).start()
