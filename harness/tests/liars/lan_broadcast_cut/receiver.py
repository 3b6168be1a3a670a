# Wrong: gives a message room for sixteen bytes.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("", 5005))
while True:
    pesan, asal = soket.recvfrom(16)
    print(asal[0], ":", pesan.decode(errors="replace"))
