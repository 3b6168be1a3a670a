# Sends the number and nothing behind it.
import socket

server = socket.create_connection(("localhost", 12345))
server.sendall(input("Masukkan angka: ").encode() or b" ")
print(server.recv(1024).decode() or "tidak ada jawaban")
server.close()
