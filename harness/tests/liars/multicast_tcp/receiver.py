# Wrong: listens for TCP connections.
import socket

pendengar = socket.create_server(("", 5004))
while True:
    soket, _ = pendengar.accept()
    print(soket.recv(10240).decode(errors="replace"))
