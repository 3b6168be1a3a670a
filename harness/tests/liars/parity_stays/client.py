# Wrong: never closes its connection, so that nobody else gets a turn.
import socket

server = socket.create_connection(("localhost", 12345))
while True:
    server.sendall(input("Masukkan angka: ").encode() + b"\n")
    print(server.recv(1024).decode().strip())
