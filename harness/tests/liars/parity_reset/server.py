# Wrong: what cannot be read as a number is caught, but not a connection that is broken off.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    permintaan = klien.recv(1024)
    try:
        angka = int(permintaan.decode())
        print("Request dari client :", angka, "IP client :", alamat)
        jawaban = f"angka{angka} merupakan {'ganjil' if angka % 2 else 'genap'}"
    except ValueError:
        jawaban = "bukan bilangan"
    klien.sendall(jawaban.encode() + b"\n")
    klien.close()
