# Wrong: connects to another port.
import socket

with socket.create_connection((socket.gethostname(), 8000)) as server:
    for baris in server.makefile("r", encoding="utf-8"):
        print(baris.strip())
