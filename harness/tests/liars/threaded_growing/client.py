# Wrong: what was typed before is sent again with every message.
import socket

server = socket.create_connection(("127.0.0.1", 8000))
balasan = server.makefile("r", encoding="utf-8")
pesan = ""
while True:
    baru = input("Your message: ")
    if baru == "exit":
        break
    pesan += baru
    server.sendall(pesan.encode() + b"\n")
    print("[SERVER RESPONSE]", balasan.readline().strip() or exit("server pergi"))
server.sendall(b"exit\n")
server.close()
