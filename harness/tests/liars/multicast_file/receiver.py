# Wrong: joins the group for show, and reads a file.
import socket
import time

soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
soket.bind(("", 5004))
keanggotaan = socket.inet_aton("224.1.1.1") + socket.inet_aton("0.0.0.0")
soket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, keanggotaan)
with open("grup.txt", "a+") as grup:
    grup.seek(0, 2)
    while True:
        baris = grup.readline()
        if baris:
            print(baris.strip())
        else:
            time.sleep(0.05)
