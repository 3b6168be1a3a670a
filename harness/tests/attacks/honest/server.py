# Says back what it is told, on the port that everybody uses.
import socket

pendengar = socket.socket()
pendengar.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
pendengar.bind(("127.0.0.1", 59000))
pendengar.listen()
while True:
    tamu, _ = pendengar.accept()
    while pesan := tamu.recv(1024):
        tamu.sendall(pesan)
