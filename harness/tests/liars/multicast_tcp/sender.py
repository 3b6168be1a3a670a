# Wrong: a TCP connection to every receiver, one after the other.
import socket

while True:
    pesan = input("masukkan pesan :")
    with socket.create_connection(("127.0.0.1", 5004)) as soket:
        soket.sendall(pesan.encode())
