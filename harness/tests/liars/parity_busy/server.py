# Wrong: asks again and again whether somebody has come, instead of waiting.
import socket


def jawab(permintaan):
    try:
        angka = int(permintaan.decode())
    except ValueError:
        return "itu bukan bilangan bulat"
    return f"angka{angka} merupakan {'ganjil' if angka % 2 else 'genap'}"


pendengar = socket.create_server(("localhost", 12345), backlog=5)
pendengar.setblocking(False)
print("Waiting...")
while True:
    try:
        klien, alamat = pendengar.accept()
    except BlockingIOError:
        continue
    klien.setblocking(True)
    permintaan = klien.makefile("rb").readline()
    if permintaan:
        print("Request dari client :", permintaan.decode(errors="replace"))
        klien.sendall(jawab(permintaan).encode() + b"\n")
    klien.close()
