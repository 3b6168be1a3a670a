# Wrong: takes the length of the queue for the number of clients, and ends after four.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=4)
print("Waiting...")
for _ in range(4):
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").readline().decode().rstrip("\n")
    print("Request dari client :", pesan, "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    klien.close()
pendengar.close()
