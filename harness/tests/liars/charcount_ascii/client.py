# Wrong: sends only the letters that ASCII has.
import socket

server = socket.create_connection(("localhost", 12345))
pesan = input("Masukkan pesan: ")
server.sendall(pesan.encode("ascii", errors="ignore") + b"\n")
print(server.makefile("rb").readline().decode().strip())
server.close()
