# Shows every reply, until the server closes.
import socket

with socket.create_connection(("localhost", 12345)) as server:
    pesan = input("Masukkan pesan: ")
    server.sendall(pesan.encode() + b"\n")
    for balasan in server.makefile("rb"):
        print(balasan.decode().strip(), flush=True)
