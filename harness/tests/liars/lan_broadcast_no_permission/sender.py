# Wrong: never asks for leave to broadcast.
import socket

sendiri = socket.gethostbyname(socket.gethostname())
semua = sendiri.rsplit(".", 1)[0] + ".255"
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print("Broadcast ke", semua)
while True:
    soket.sendto(input("masukkan pesan :").encode(), (semua, 5005))
