# Asks its user for a number, the server for the answer.
import socket

with socket.create_connection(("localhost", 12345)) as server:
    angka = input("Masukkan angka: ")
    server.sendall(angka.encode() + b"\n")
    jawaban = server.makefile("rb").readline()
    print(jawaban.decode().strip() or "server pergi tanpa menjawab")
