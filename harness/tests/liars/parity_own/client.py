# Wrong: asks the server, and then shows what it has worked out by itself.
import socket

server = socket.create_connection(("localhost", 12345))
angka = input("Masukkan angka: ")
server.sendall(angka.encode() + b"\n")
server.recv(1024)
print(f"angka{angka} merupakan {'ganjil' if int(angka) % 2 else 'genap'}")
server.close()
