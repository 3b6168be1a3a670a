# Wrong: an empty answer is shown and asked on, though it means that the server is gone.
import socket

with socket.create_connection(("127.0.0.1", 8000)) as server:
    balasan = server.makefile("r", encoding="utf-8")
    while True:
        pesan = input("Pesan: ")
        server.sendall(pesan.encode() + b"\n")
        if pesan == "exit":
            break
        jawaban = balasan.readline()
        print("[SERVER]", jawaban.strip())
