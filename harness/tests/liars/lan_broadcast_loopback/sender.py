# Wrong: asks for its own address in a way that gives the loopback.
import socket

sendiri = socket.gethostbyname("localhost")
semua = sendiri.rsplit(".", 1)[0] + ".255"
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print("Broadcast ke", semua)
while True:
    soket.sendto(input("masukkan pesan :").encode(), (semua, 5005))
