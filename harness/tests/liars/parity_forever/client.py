# Wrong: reads until an answer comes, though the server may have left without one.
import socket

server = socket.create_connection(("localhost", 12345))
server.sendall(input("Masukkan angka: ").encode() + b"\n")
jawaban = b""
while not jawaban:
    jawaban = server.recv(1024)
print(jawaban.decode().strip())
server.close()
