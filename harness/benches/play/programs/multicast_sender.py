"""Sends every line to the group by the loopback device, in the module's style. Usage: multicast_sender.py GROUP PORT"""
import socket
import sys

kelompok = (sys.argv[1], int(sys.argv[2]))
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
soket.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
while True:
    soket.sendto(input("masukkan pesan :").encode(), kelompok)
