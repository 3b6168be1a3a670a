"""Connects first, asks for the name when the server does, and edits lines: a thread prints meanwhile."""
import os
import readline
import socket
import sys
import threading

readline.parse_and_bind("set bell-style none")
server = socket.create_connection(("127.0.0.1", 59000))
if server.recv(5) != b"user?":
    sys.exit("server yang aneh")
name = input("Nama Anda: ")
server.sendall(name.encode() + b"\n")


def show():
    while data := server.recv(2048):
        print(data.decode(), end="", flush=True)
    print("Ruang obrolan ditutup.", flush=True)
    os._exit(0)


threading.Thread(target=show, daemon=True).start()
while True:
    try:
        line = input()
    except EOFError:
        break
    if line.strip():
        server.sendall(f"{name}: {line}\n".encode())
