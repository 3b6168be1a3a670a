# Counts the characters of a message, one client after the other.
import socket


def layani(klien):
    pesan = klien.makefile("rb").readline()
    if not pesan:
        return
    teks = pesan.decode(errors="replace").rstrip("\r\n")
    print("Pesan:", teks)
    klien.sendall(f"jumlah karakter : {len(teks)}\n".encode())


pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Menunggu ...")
while True:
    klien, _ = pendengar.accept()
    with klien:
        try:
            layani(klien)
        except ConnectionError as sebab:
            print("Klien memutus sambungan:", sebab)
