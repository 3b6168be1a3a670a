# Takes what one recv brings, as the module does.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.recv(8192).decode()
    print("Request dari client :", pesan, "IP client :", alamat)
    if pesan:
        klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    klien.close()
