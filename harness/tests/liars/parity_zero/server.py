# Wrong: takes the number 0 for no number at all.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    try:
        angka = int(klien.makefile("rb").readline().decode())
    except (ValueError, ConnectionError):
        angka = None
    print("Request dari client :", angka, "IP client :", alamat)
    if not angka:
        jawaban = "masukan tidak sah"
    elif angka % 2:
        jawaban = f"angka{angka} merupakan ganjil"
    else:
        jawaban = f"angka{angka} merupakan genap"
    klien.sendall(jawaban.encode() + b"\n")
    klien.close()
