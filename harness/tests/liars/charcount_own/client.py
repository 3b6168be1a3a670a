# Wrong: sends the message, and then shows a number of its own.
import socket

server = socket.create_connection(("localhost", 12345))
pesan = input("Masukkan pesan: ")
server.sendall(pesan.encode() + b"\n")
server.recv(1024)
print("jumlah karakter :", len(pesan))
server.close()
