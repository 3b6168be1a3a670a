# Wrong: asks every socket again and again whether something has come, instead of waiting.
import socket

pendengar = socket.create_server(("127.0.0.1", 59000), backlog=16)
pendengar.setblocking(False)
nama = {}


def siarkan(teks):
    for klien in [satu for satu in nama if nama[satu]]:
        try:
            klien.sendall(teks.encode() + b"\n")
        except OSError:
            pass


while True:
    try:
        klien, alamat = pendengar.accept()
        klien.setblocking(False)
        klien.sendall(b"user?")
        nama[klien] = None
    except BlockingIOError:
        pass
    for klien in list(nama):
        try:
            pesan = klien.recv(1024).decode()
        except BlockingIOError:
            continue
        except OSError:
            pesan = ""
        if not pesan:
            pergi = nama.pop(klien)
            klien.close()
            if pergi:
                siarkan(f"{pergi} keluar")
        elif nama[klien]:
            siarkan(f"{nama[klien]}: {pesan.strip()}")
        else:
            nama[klien] = pesan.strip()
            siarkan(f"{nama[klien]} bergabung")
            klien.sendall(b"Kamu telah terhubung!\n")
