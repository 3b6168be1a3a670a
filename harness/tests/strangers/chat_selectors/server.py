"""Relays bytes as they come, name and all; only joins and leaves are its own words."""
import selectors
import socket

everything = selectors.DefaultSelector()
names = {}


def tell(data):
    for peer in list(names):
        try:
            peer.sendall(data)
        except OSError:
            pass


def accept(listener):
    peer, address = listener.accept()
    print("dari", address)
    peer.sendall(b"user?")
    everything.register(peer, selectors.EVENT_READ, listen)


def listen(peer):
    try:
        data = peer.recv(2048)
    except OSError:
        data = b""
    if not data:
        leave(peer)
    elif peer in names:
        tell(data)
    else:
        names[peer] = data.decode("utf-8", "replace").strip()
        peer.sendall("Anda sudah tersambung.\n".encode())
        tell(f"{names[peer]} masuk.\n".encode())


def leave(peer):
    everything.unregister(peer)
    peer.close()
    if peer in names:
        tell(f"{names.pop(peer)} meninggalkan obrolan.\n".encode())


listener = socket.create_server(("127.0.0.1", 59000), backlog=20)
everything.register(listener, selectors.EVENT_READ, accept)
while True:
    for key, _ in everything.select():
        key.data(key.fileobj)
