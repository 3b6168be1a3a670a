# Wrong: listens on another port than everybody expects.
import socket

PORT = 12346
pendengar = socket.create_server(("localhost", PORT), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    angka = int(klien.recv(1024).decode())
    print("Request dari client :", angka, "IP client :", alamat)
    jawaban = "genap" if angka % 2 == 0 else "ganjil"
    klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
