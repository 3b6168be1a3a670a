"""Waits for the keyboard with selectors, and works out the address with ipaddress."""

import ipaddress
import selectors
import socket
import sys


def alamat_semua():
    # Nothing is sent: a connected UDP socket only tells which address this machine would use.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as coba:
        coba.connect(("10.99.99.99", 9))
        sendiri = coba.getsockname()[0]
    return str(ipaddress.ip_network(f"{sendiri}/24", strict=False).broadcast_address)


tujuan = (alamat_semua(), 5005)
kanal = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
kanal.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
tunggu = selectors.DefaultSelector()
tunggu.register(sys.stdin, selectors.EVENT_READ)
print(f"[ke {tujuan[0]}] ", end="", flush=True)
while tunggu.select():
    baris = sys.stdin.readline()
    if not baris:
        break
    if baris.strip():
        kanal.sendto(baris.rstrip("\n").encode("utf-8"), tujuan)
    print(f"[ke {tujuan[0]}] ", end="", flush=True)
