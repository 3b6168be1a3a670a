# The module's own program in other words: one client, one recv, one answer, the end.
import socket

penerima = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
penerima.bind(("localhost", 12345))
penerima.listen(1)
print("Waiting...")
klien, alamat = penerima.accept()
angka = int(klien.recv(1024).decode())
print("Request dari client :", angka, "IP client :", alamat)
jenis = "genap" if angka % 2 == 0 else "ganjil"
klien.sendall(("angka" + str(angka) + " merupakan " + jenis).encode())
klien.close()
penerima.close()
