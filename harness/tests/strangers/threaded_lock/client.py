import socket
import sys

server = socket.create_connection(("127.0.0.1", 8000))
while True:
    text = input("> ") or " "
    server.sendall(text.encode())
    if text == "exit":
        sys.exit()
    answer = server.recv(4096)
    if not answer:
        sys.exit("sambungan berakhir")
    print(answer.decode().strip())
