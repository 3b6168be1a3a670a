# Wrong: gives a message room for 512 bytes.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("", 5005))
while True:
    pesan, asal = soket.recvfrom(512)
    print(asal[0], ":", pesan.decode(errors="replace"))
