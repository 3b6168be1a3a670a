"""One thread that waits for all sockets at once; a message is complete at its newline or its end."""
import selectors
import socket

waiting = selectors.DefaultSelector()


def accept(listener):
    client, _ = listener.accept()
    waiting.register(client, selectors.EVENT_READ, bytearray())


def read(client, heard):
    try:
        piece = client.recv(700)
    except ConnectionError:
        finish(client)
        return
    heard += piece
    if piece and b"\n" not in heard:
        return
    if heard:
        message, _, _ = bytes(heard).partition(b"\n")
        reply(client, message)
    finish(client)


def reply(client, message):
    try:
        count = len(message.decode())
        client.sendall(f"{count} karakter".encode())
    except UnicodeDecodeError:
        client.sendall(b"bukan UTF-8")


def finish(client):
    waiting.unregister(client)
    client.close()


listener = socket.create_server(("", 12345))
waiting.register(listener, selectors.EVENT_READ)
while True:
    for key, _ in waiting.select():
        if key.data is None:
            accept(listener)
        else:
            read(key.fileobj, key.data)
