# Wrong: opens the port of the group and never joins it.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("", 5004))
while True:
    print(soket.recv(10240).decode(errors="replace"))
