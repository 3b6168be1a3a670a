# Wrong: a letter is missing in the word that matters.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    angka = int(klien.makefile("rb").readline().decode())
    print("Request dari client :", angka, "IP client :", alamat)
    jawaban = "genap" if angka % 2 == 0 else "ganjl"
    klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
