# Wrong: what it shows has no line end and stays in the buffer.
import socket

with socket.create_connection((socket.gethostname(), 8080)) as server:
    for baris in server.makefile("r", encoding="utf-8"):
        if baris.strip() == "?":
            server.sendall(input().encode() + b"\n")
        else:
            print(baris.strip(), end=" | ")
