"""Connects first, and asks for the name when the server does."""
import select
import socket
import sys

server = socket.create_connection(("127.0.0.1", 59000))
if server.recv(5) != b"user?":
    sys.exit("server yang aneh")
name = input("Nama Anda: ")
server.sendall(name.encode() + b"\n")
while True:
    ready, _, _ = select.select([sys.stdin, server], [], [])
    if server in ready:
        data = server.recv(2048)
        if not data:
            print("Ruang obrolan ditutup.")
            break
        print(data.decode(), end="", flush=True)
    if sys.stdin in ready:
        line = sys.stdin.readline()
        if not line:
            break
        if line.strip():
            server.sendall(f"{name}: {line}".encode())
