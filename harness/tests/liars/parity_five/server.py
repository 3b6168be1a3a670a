# Wrong: takes the length of the queue for the number of clients, and ends after five.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
for _ in range(5):
    klien, alamat = pendengar.accept()
    angka = int(klien.makefile("rb").readline().decode())
    print("Request dari client :", angka, "IP client :", alamat)
    jawaban = "genap" if angka % 2 == 0 else "ganjil"
    klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
pendengar.close()
