# Wrong: the client counts for itself; it connects, but what is sent is the number.
import socket

server = socket.create_connection(("localhost", 12345))
pesan = input("Masukkan pesan: ")
jumlah = len(pesan)
server.sendall(f"{jumlah}\n".encode())
print("jumlah karakter :", jumlah)
server.close()
