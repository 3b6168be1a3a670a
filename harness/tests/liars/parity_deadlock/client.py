# Wrong: waits for a greeting that the server never sends, while the server waits for the number.
import socket

server = socket.create_connection(("localhost", 12345))
salam = server.recv(1024)
print(salam.decode())
angka = input("Masukkan angka: ")
server.sendall(angka.encode() + b"\n")
print(server.recv(1024).decode())
server.close()
