# Shows what it hears, and asks its user when it has the turn.
import socket

with socket.create_connection((socket.gethostname(), 8080)) as server:
    # One line at a time is taken: what comes while its user is asked waits in the socket, whoever is faster.
    for baris in server.makefile("rb", buffering=0):
        baris = baris.decode()
        if baris.strip() == "?":
            server.sendall(input("Pesan Anda: ").encode() + b"\n")
        else:
            print(baris.strip())
print("Server sudah pergi.")
