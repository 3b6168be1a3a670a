# Wrong: one thread for two things: what the server sends shows only after the user has typed.
import socket

nama = input("Masukkan nama: ")
server = socket.create_connection(("127.0.0.1", 59000))
server.recv(5, socket.MSG_WAITALL)
server.sendall(nama.encode() + b"\n")
baris = server.makefile("r", encoding="utf-8")
print(baris.readline().strip())
print(baris.readline().strip())
while True:
    server.sendall(input().encode() + b"\n")
    print(baris.readline().strip())
