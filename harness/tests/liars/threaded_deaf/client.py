# Wrong: the answer is received and never shown.
import socket

with socket.create_connection(("127.0.0.1", 8000)) as server:
    balasan = server.makefile("r", encoding="utf-8")
    while True:
        pesan = input("Pesan: ")
        server.sendall(pesan.encode() + b"\n")
        if pesan == "exit":
            break
        jawaban = balasan.readline()
        if not jawaban:
            print("Server sudah pergi.")
            break
