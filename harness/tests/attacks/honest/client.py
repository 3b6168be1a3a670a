# Sends a line, and prints what comes back.
import socket

soket = socket.create_connection(("127.0.0.1", 59000))
while True:
    soket.sendall(input("pesan: ").encode())
    print("kembali:", soket.recv(1024).decode(), flush=True)
