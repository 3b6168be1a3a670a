# Wrong: text that is no number ends the server with a traceback.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    angka = int(klien.recv(1024).decode())
    print("Request dari client :", angka, "IP client :", alamat)
    if angka % 2 == 0:
        jawaban = "genap"
    else:
        jawaban = "ganjil"
    klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
