# Wrong: serves a client until it leaves, and this one never does.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    for permintaan in klien.makefile("rb"):
        angka = int(permintaan.decode())
        print("Request dari client :", angka, "IP client :", alamat)
        jawaban = "genap" if angka % 2 == 0 else "ganjil"
        klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
