# Wrong: reads until a newline comes, also when the client is done and none will come.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = b""
    while not pesan.endswith(b"\n"):
        pesan += klien.recv(1024)
    print("Request dari client :", pesan.decode().strip(), "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan.decode()) - 1}\n".encode())
    klien.close()
