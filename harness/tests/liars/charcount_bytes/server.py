# Wrong: takes the length of what was received before it is text, so bytes are counted.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").readline().rstrip(b"\r\n")
    print("Request dari client :", pesan.decode(), "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    klien.close()
