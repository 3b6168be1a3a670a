# Wrong: answers one client and ends, as if nobody else would come.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
klien, alamat = pendengar.accept()
angka = int(klien.recv(1024).decode())
print("Request dari client :", angka, "IP client :", alamat)
jawaban = "genap" if angka % 2 == 0 else "ganjil"
klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
klien.close()
pendengar.close()
