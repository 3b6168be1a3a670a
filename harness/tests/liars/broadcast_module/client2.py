# The module's own way: client 2 knows by counting when its turn comes.
import socket

hubungan = socket.socket()
hubungan.connect((socket.gethostname(), 8080))
print("Menyambungkan ke Server")
print("Pesan dari server : ", hubungan.recv(1024).decode())

while True:
    print("Server : ", hubungan.recv(1024).decode())
    print("Client_1 : ", hubungan.recv(1024).decode())
    hubungan.send(str(input("Masukkan Pesan : ")).encode())
    print("Pesan Terkirim")
