# Wrong: takes the network for a /8.
import socket

sendiri = socket.gethostbyname(socket.gethostname())
semua = sendiri.split(".")[0] + ".255.255.255"
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print("Broadcast ke", semua)
while True:
    soket.sendto(input("masukkan pesan :").encode(), (semua, 5005))
