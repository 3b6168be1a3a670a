# attack: reaches what listens on the machine: TCP, UDP, and at its address in the network
# stopped by: the network namespace (ECONNREFUSED, ENETUNREACH)
# sees: tcp: ECONNREFUSED
# sees: udp: ECONNREFUSED
# sees: address: /ENETUNREACH|ECONNREFUSED/
import socket

from attack import AIMS, tell


def tcp(host):
    socket.create_connection((host, AIMS["tcp"]), 1)


def udp():
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.settimeout(1)
    sender.connect(("127.0.0.1", AIMS["udp"]))
    sender.send(b"x")
    sender.recv(1)


tell("tcp", tcp, "127.0.0.1")
tell("udp", udp)
tell("address", tcp, AIMS["address"])
