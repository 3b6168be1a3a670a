"""Asks again until there is an integer, and connects only then."""
import readline
import socket
import sys

readline.parse_and_bind("tab: complete")
while True:
    try:
        number = int(input("Your number, please > "))
        break
    except ValueError:
        print("An integer, please.")
    except EOFError:
        sys.exit(1)
with socket.create_connection(("localhost", 12345)) as server:
    server.sendall(b"%d\n" % number)
    reply = b""
    while piece := server.recv(64):
        reply += piece
print(reply.decode() or "The server said nothing.")
