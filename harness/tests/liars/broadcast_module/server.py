# The module's own way: 2 connections, each with a name of its own, and recv(1024) in a fixed turn.
import socket

utama = socket.socket()
utama.bind((socket.gethostname(), 8080))
utama.listen(2)
print("Waiting for connections...")

klien1, alamat1 = utama.accept()
print("Client_1 connected")
klien1.send("Selamat datang di Server".encode())
klien2, alamat2 = utama.accept()
print("Client_2 connected")
klien2.send("Selamat datang di Server".encode())

while True:
    kata = str(input("Masukan Pesan : ")).encode()
    klien1.send(kata)
    klien2.send(kata)
    print("Pesan Terkirim")

    kata = klien1.recv(1024)
    print("Client_1 : ", kata.decode())
    klien2.send(kata)

    kata = klien2.recv(1024)
    print("Client_2 : ", kata.decode())
    klien1.send(kata)
