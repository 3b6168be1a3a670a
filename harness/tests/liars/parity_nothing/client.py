# Wrong: an empty line sends not one byte, and then both wait for ever.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.connect(("localhost", 12345))
angka = input("Masukkan angka :")
server.sendall(angka.encode())
print(server.recv(1024).decode())
server.close()
