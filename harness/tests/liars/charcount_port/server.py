# Wrong: two digits of the port are swapped.
import socket

pendengar = socket.create_server(("localhost", 12354), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").readline().decode().rstrip("\n")
    klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    klien.close()
