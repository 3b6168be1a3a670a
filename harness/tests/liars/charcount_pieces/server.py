# Wrong: turns each piece into text by itself, though a piece can end within a character.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    pesan = ""
    while not pesan.endswith("\n"):
        pesan += klien.recv(1024).decode()
    print("Request dari client :", pesan.strip(), "IP client :", alamat)
    klien.sendall(f"jumlah karakter : {len(pesan) - 1}\n".encode())
    klien.close()
