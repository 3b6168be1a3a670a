"""Waits with selectors, and reads all that has come."""

import selectors
import socket

kanal = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
kanal.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
kanal.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
kanal.bind(("0.0.0.0", 5005))
kanal.setblocking(False)
tunggu = selectors.DefaultSelector()
tunggu.register(kanal, selectors.EVENT_READ)
nomor = 0
while True:
    tunggu.select()
    try:
        while True:
            isi, (host, port) = kanal.recvfrom(65535)
            nomor += 1
            print(f"#{nomor} {host}:{port} {isi!r}" if b"\xff" in isi else f"#{nomor} {isi.decode()}")
    except BlockingIOError:
        pass
