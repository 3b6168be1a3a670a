# Wrong: knows only one network.
import socket

sendiri = socket.gethostbyname(socket.gethostname())
semua = "10.0.1.255"
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print("Broadcast ke", semua)
while True:
    soket.sendto(input("masukkan pesan :").encode(), (semua, 5005))
