# In the module's style: one client, one recv, one reply, the end.
import socket

penerima = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
penerima.bind(("localhost", 12345))
penerima.listen(1)
print("Waiting...")
klien, alamat = penerima.accept()
pesan = klien.recv(1024).decode()
print("Request dari client :", pesan, "IP client :", alamat)
klien.sendall(("jumlah karakter : " + str(len(pesan))).encode())
klien.close()
penerima.close()
