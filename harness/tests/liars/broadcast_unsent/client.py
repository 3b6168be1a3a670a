# Wrong: says that it has sent, and sends nothing.
import socket

with socket.create_connection((socket.gethostname(), 8080)) as server:
    for baris in server.makefile("r", encoding="utf-8"):
        if baris.strip() == "?":
            input("Pesan Anda: ")
            print("Pesan terkirim")
        else:
            print(baris.strip())
