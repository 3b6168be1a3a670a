# Wrong: looks at the last letter of what came, though nothing may have come.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = klien.makefile("rb").readline().decode()
    if pesan[-1] == "\n":
        pesan = pesan[:-1]
    print("Request dari client :", pesan, "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    klien.close()
