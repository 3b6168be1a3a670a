# Shows what it hears, and asks its user when it has the turn.
import socket

with socket.create_connection((socket.gethostname(), 8080)) as server:
    for baris in server.makefile("r", encoding="utf-8"):
        if baris.strip() == "?":
            server.sendall(input("Pesan Anda: ").encode() + b"\n")
        else:
            print(baris.strip())
print("Server sudah pergi.")
