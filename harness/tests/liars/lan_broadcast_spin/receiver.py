# Wrong: asks again and again whether something has come.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("", 5005))
soket.setblocking(False)
while True:
    try:
        pesan, asal = soket.recvfrom(10240)
    except BlockingIOError:
        continue
    print(asal[0], ":", pesan.decode(errors="replace"))
