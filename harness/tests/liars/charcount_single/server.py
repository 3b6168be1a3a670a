# Wrong: a single byte must be the newline, so a message of one letter is taken for an empty one.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").read()
    print("Request dari client :", pesan.decode(), "IP client :", alamat)
    if len(pesan) <= 1:
        klien.sendall(b"pesan kosong\n")
    else:
        klien.sendall(f"jumlah karakter : {len(pesan.decode())}\n".encode())
    klien.close()
