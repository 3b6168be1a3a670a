# Wrong: exit ends the client with an error code.
import socket

with socket.create_connection(("127.0.0.1", 8000)) as server:
    balasan = server.makefile("r", encoding="utf-8")
    while True:
        pesan = input("Pesan: ")
        server.sendall(pesan.encode() + b"\n")
        if pesan == "exit":
            raise SystemExit("selesai")
        jawaban = balasan.readline()
        if not jawaban:
            print("Server sudah pergi.")
            break
        print("[SERVER]", jawaban.strip())
