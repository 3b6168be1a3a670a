# Wrong: closes the listening socket together with the client's, so that the next accept fails.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    angka = int(klien.makefile("rb").readline().decode())
    print("Request dari client :", angka, "IP client :", alamat)
    jawaban = "genap" if angka % 2 == 0 else "ganjil"
    klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
    pendengar.close()
