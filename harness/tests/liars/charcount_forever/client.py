# Wrong: reads until a whole line has come, though the server may have left without one.
import socket

server = socket.create_connection(("localhost", 12345))
server.sendall(input("Masukkan pesan: ").encode() + b"\n")
balasan = b""
while not balasan.endswith(b"\n"):
    balasan += server.recv(1024)
print(balasan.decode().strip())
server.close()
