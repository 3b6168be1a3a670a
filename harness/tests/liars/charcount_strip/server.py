# Wrong: strip() takes away the blanks of the message together with the newline.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").readline().decode().strip()
    print("Request dari client :", pesan, "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    klien.close()
