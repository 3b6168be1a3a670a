# Wrong: does not share its port.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.bind(("", 5005))
while True:
    pesan, asal = soket.recvfrom(10240)
    print(asal[0], ":", pesan.decode(errors="replace"))
