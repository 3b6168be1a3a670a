# Sends its user's message and shows the reply as it is.
import socket

with socket.create_connection(("localhost", 12345)) as server:
    pesan = input("Masukkan pesan: ")
    server.sendall(pesan.encode() + b"\n")
    balasan = server.makefile("rb").readline()
    print(balasan.decode().strip() or "server pergi tanpa membalas")
