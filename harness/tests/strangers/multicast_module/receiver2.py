# The module's way: what comes is shown as the bytes that it is.
import struct
from socket import (
    AF_INET,
    INADDR_ANY,
    IP_ADD_MEMBERSHIP,
    IPPROTO_IP,
    IPPROTO_UDP,
    SO_REUSEADDR,
    SOCK_DGRAM,
    SOL_SOCKET,
    inet_aton,
    socket,
)

terima = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP)
terima.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
terima.bind(("", 5004))
permintaan = struct.pack("4sl", inet_aton("224.1.1.1"), INADDR_ANY)
terima.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, permintaan)
while True:
    print(terima.recv(10240))
