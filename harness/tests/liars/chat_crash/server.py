# Wrong: when somebody leaves, the name is asked for after it was taken off the list: a KeyError ends the server.
import selectors
import socket

nama = {}
pemilih = selectors.DefaultSelector()


def siarkan(teks):
    for klien in nama:
        klien.sendall(teks.encode() + b"\n")


def baca(klien):
    try:
        pesan = klien.recv(1024).decode().strip()
    except ConnectionError:
        pesan = ""
    if not pesan:
        pemilih.unregister(klien)
        del nama[klien]
        siarkan(f"{nama[klien]} telah meninggalkan room chat !")
        klien.close()
    elif klien in nama:
        siarkan(f"{nama[klien]}: {pesan}")
    else:
        nama[klien] = pesan
        siarkan(f"{pesan} Telah bergabung ke dalam chat !")
        klien.sendall(b"Kamu telah terhubung !\n")


pendengar = socket.create_server(("127.0.0.1", 59000))
pemilih.register(pendengar, selectors.EVENT_READ)
while True:
    for kunci, _ in pemilih.select():
        if kunci.fileobj is pendengar:
            klien, alamat = pendengar.accept()
            klien.sendall(b"user?\n")
            pemilih.register(klien, selectors.EVENT_READ)
        else:
            baca(kunci.fileobj)
