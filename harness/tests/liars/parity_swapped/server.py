# Wrong: the remainder is 1 for odd numbers, and that is answered with "genap".
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
while True:
    klien, alamat = pendengar.accept()
    permintaan = klien.makefile("rb").readline()
    try:
        angka = int(permintaan.decode())
        print("Request dari client :", angka, "IP client :", alamat)
        if angka % 2 == 1:
            jawaban = f"angka{angka} merupakan genap"
        else:
            jawaban = f"angka{angka} merupakan ganjil"
    except ValueError:
        jawaban = "bukan bilangan"
    klien.sendall(jawaban.encode() + b"\n")
    klien.close()
