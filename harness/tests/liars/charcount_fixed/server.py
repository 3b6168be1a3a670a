# Wrong: the answer of an example, whatever the message is.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    print("Request dari client :", klien.makefile("rb").readline().decode().strip(), "IP client :", alamat)
    klien.sendall(b"jumlah karakter : 10\n")
    klien.close()
