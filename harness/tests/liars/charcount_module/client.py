# In the module's style: no newline, one recv.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
soket.connect(("localhost", 12345))
soket.sendall(input("Masukkan pesan :").encode())
print(soket.recv(1024).decode())
soket.close()
