# Wrong: counts the letters only; blanks and signs are no characters here.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").readline().decode()
    print("Request dari client :", pesan.strip(), "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {sum(huruf.isalpha() for huruf in pesan)}\n".encode())
    klien.close()
