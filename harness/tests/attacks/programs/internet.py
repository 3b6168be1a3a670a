# attack: sends what it knows into the world, and asks for names there
# stopped by: a network without a way out (ENETUNREACH), and no server for names
# sees: tcp: ENETUNREACH
# sees: udp: ENETUNREACH
# sees: six: /ENETUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT/
# sees: name: unknown
import socket

from attack import tell

tell("tcp", socket.create_connection, ("192.0.2.1", 80), 1)
tell("udp", socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto, b"x", ("192.0.2.1", 53))
tell("six", socket.create_connection, ("2001:db8::1", 80), 1)
try:
    print("name:", socket.gethostbyname("example.org"))
except socket.gaierror:
    print("name: unknown", flush=True)
