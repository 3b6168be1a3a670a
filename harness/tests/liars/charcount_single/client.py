# Closes its sending side behind the message.
import socket

server = socket.create_connection(("localhost", 12345))
server.sendall(input("Masukkan pesan: ").encode())
server.shutdown(socket.SHUT_WR)
print(server.recv(1024).decode())
server.close()
