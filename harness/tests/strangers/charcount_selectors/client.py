"""Asks again for an empty message, and shows the count in a frame."""
import socket

pesan = ""
while not pesan:
    pesan = input("Tulis sesuatu: ")
with socket.create_connection(("127.0.0.1", 12345)) as server:
    server.sendall(pesan.encode("utf-8"))
    server.shutdown(socket.SHUT_WR)
    balasan = b"".join(iter(lambda: server.recv(100), b""))
print("+--", balasan.decode() or "tidak ada balasan", "--+")
