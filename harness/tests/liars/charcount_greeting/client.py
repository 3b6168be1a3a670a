# Wrong: waits for a greeting that the server never sends, while the server waits for the message.
import socket

server = socket.create_connection(("localhost", 12345))
print(server.recv(1024).decode())
server.sendall(input("Masukkan pesan: ").encode() + b"\n")
print(server.recv(1024).decode())
server.close()
