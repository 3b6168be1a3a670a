# Wrong: counts for one client and ends.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
klien, alamat = pendengar.accept()
pesan = klien.makefile("rb").readline().decode().rstrip("\n")
print("Request dari client :", pesan, "IP client :", alamat)
klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
klien.close()
pendengar.close()
