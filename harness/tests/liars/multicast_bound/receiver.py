# Wrong: bound to one address of this machine, which no datagram to a group bears.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("127.0.0.1", 5004))
keanggotaan = socket.inet_aton("224.1.1.1") + socket.inet_aton("0.0.0.0")
soket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, keanggotaan)
while True:
    print(soket.recv(10240).decode(errors="replace"))
