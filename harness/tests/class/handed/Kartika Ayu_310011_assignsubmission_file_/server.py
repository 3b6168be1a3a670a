# Tells odd from even, one client after the other.
import socket


def jawab(permintaan):
    try:
        angka = int(permintaan.decode())
    except ValueError:
        return "itu bukan bilangan bulat"
    return f"angka{angka} merupakan {'ganjil' if angka % 2 else 'genap'}"


def layani(klien):
    # The newline ends the number; so does a client that is done sending.
    permintaan = klien.makefile("rb").readline(5000)
    if permintaan:
        print("Permintaan:", permintaan.decode(errors="replace").strip())
        klien.sendall(jawab(permintaan).encode() + b"\n")


pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Menunggu ...")
while True:
    klien, _ = pendengar.accept()
    with klien:
        try:
            layani(klien)
        except ConnectionError as sebab:
            print("Klien memutus sambungan:", sebab)
