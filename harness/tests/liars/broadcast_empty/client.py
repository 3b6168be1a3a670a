# Wrong: sends an empty answer as nothing at all, and waits on.
import socket

with socket.create_connection((socket.gethostname(), 8080)) as server:
    for baris in server.makefile("r", encoding="utf-8"):
        if baris.strip() == "?":
            pesan = input("Pesan Anda: ")
            if pesan:
                server.sendall(pesan.encode() + b"\n")
        else:
            print(baris.strip())
