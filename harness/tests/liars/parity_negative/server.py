# Wrong: the remainder as C has it, which is -1 for -3, is compared with 1.
import math
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    try:
        angka = int(klien.makefile("rb").readline().decode())
        print("Request dari client :", angka, "IP client :", alamat)
        jawaban = "ganjil" if math.fmod(angka, 2) == 1 else "genap"
        klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    except (ValueError, ConnectionError):
        print("bukan bilangan")
    klien.close()
