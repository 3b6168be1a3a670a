# Wrong: one recv of 1024 bytes is taken for the whole message.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.recv(1024).decode().rstrip("\n")
    print("Request dari client :", pesan, "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    klien.close()
