# Wrong: every message begins with four digits of length, which no other program knows of.
import socket

server = socket.create_connection(("127.0.0.1", 8000))
aliran = server.makefile("rb")
while True:
    pesan = input("Your message: ").encode()
    server.sendall(b"%04d" % len(pesan) + pesan)
    if pesan == b"exit":
        break
    kepala = aliran.read(4)
    if len(kepala) < 4:
        break
    print("[SERVER RESPONSE]", aliran.read(int(kepala)).decode())
server.close()
