# Wrong: an empty line sends not one byte, and the client waits for its answer.
import socket

server = socket.create_connection(("127.0.0.1", 8000))
while True:
    pesan = input("Your message: ")
    server.sendall(pesan.encode())
    if pesan == "exit":
        break
    print("[SERVER RESPONSE]", server.recv(1024).decode())
server.close()
