# Prints what comes to the group, as the module's program does; with the argument "ttl", the time to live as well.
import socket
import struct
import sys

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.setsockopt(socket.IPPROTO_IP, getattr(socket, "IP_RECVTTL", 12), 1)
soket.bind(("", 5004))
anggota = struct.pack("4sl", socket.inet_aton("224.1.1.1"), socket.INADDR_ANY)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, anggota)
while True:
    pesan, tambahan, _, _ = soket.recvmsg(10240, 64)
    if sys.argv[1:] == ["ttl"]:
        print(pesan, struct.unpack("i", tambahan[0][2])[0], flush=True)
    else:
        print(pesan, flush=True)
