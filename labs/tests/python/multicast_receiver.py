# Prints what comes to the group, as the module's program does. With the arguments "ttl [GRUP PORT]" it adds the
# datagram's time to live.
import socket
import struct
import sys

kelompok, port = (sys.argv[2], int(sys.argv[3])) if len(sys.argv) > 3 else ("224.1.1.1", 5004)
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.setsockopt(socket.IPPROTO_IP, getattr(socket, "IP_RECVTTL", 12), 1)
soket.bind(("", port))
anggota = struct.pack("4sl", socket.inet_aton(kelompok), socket.INADDR_ANY)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, anggota)
while True:
    pesan, tambahan, _, _ = soket.recvmsg(10240, 64)
    if len(sys.argv) > 1:
        print(pesan, struct.unpack("i", tambahan[0][2])[0], flush=True)
    else:
        print(pesan, flush=True)
