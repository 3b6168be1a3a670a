# Wrong: asks before it has listened.
import socket

with socket.create_connection((socket.gethostname(), 8080)) as server:
    baris = server.makefile("r", encoding="utf-8")
    print(baris.readline().strip())
    while True:
        pesan = input("Pesan Anda: ")
        print(baris.readline().strip())
        server.sendall(pesan.encode() + b"\n")
