# Wrong: an empty message sends not one byte, and then both wait for ever.
import socket

server = socket.create_connection(("localhost", 12345))
server.sendall(input("Masukkan pesan: ").encode())
print(server.recv(1024).decode())
server.close()
