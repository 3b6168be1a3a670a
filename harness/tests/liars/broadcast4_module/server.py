# The module's own way: 4 connections, each with a name of its own, and recv(1024) in a fixed turn.
import socket

utama = socket.socket()
utama.bind((socket.gethostname(), 8080))
utama.listen(4)
print("Waiting for connections...")

klien1, alamat1 = utama.accept()
print("Client_1 connected")
klien1.send("Selamat datang di Server".encode())
klien2, alamat2 = utama.accept()
print("Client_2 connected")
klien2.send("Selamat datang di Server".encode())
klien3, alamat3 = utama.accept()
print("Client_3 connected")
klien3.send("Selamat datang di Server".encode())
klien4, alamat4 = utama.accept()
print("Client_4 connected")
klien4.send("Selamat datang di Server".encode())

while True:
    kata = str(input("Masukan Pesan : ")).encode()
    klien1.send(kata)
    klien2.send(kata)
    klien3.send(kata)
    klien4.send(kata)
    print("Pesan Terkirim")

    kata = klien1.recv(1024)
    print("Client_1 : ", kata.decode())
    klien2.send(kata)
    klien3.send(kata)
    klien4.send(kata)

    kata = klien2.recv(1024)
    print("Client_2 : ", kata.decode())
    klien1.send(kata)
    klien3.send(kata)
    klien4.send(kata)

    kata = klien3.recv(1024)
    print("Client_3 : ", kata.decode())
    klien1.send(kata)
    klien2.send(kata)
    klien4.send(kata)

    kata = klien4.recv(1024)
    print("Client_4 : ", kata.decode())
    klien1.send(kata)
    klien2.send(kata)
    klien3.send(kata)
