# Wrong: bytes that are no text end the server at decode().
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    try:
        pesan = klien.makefile("rb").readline().decode().rstrip("\n")
        print("Request dari client :", pesan, "IP client :", alamat)
        klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
    except ConnectionError:
        print("Klien memutus sambungan")
    klien.close()
