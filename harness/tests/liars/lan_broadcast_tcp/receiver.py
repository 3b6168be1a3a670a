# Wrong: listens for TCP connections.
import socket

pendengar = socket.create_server(("", 5005))
while True:
    soket, asal = pendengar.accept()
    print(asal[0], ":", soket.recv(10240).decode(errors="replace"))
