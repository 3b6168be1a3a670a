# Wrong: counts words and not characters.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").readline().decode()
    print("Request dari client :", pesan.strip(), "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan.split())}\n".encode())
    klien.close()
