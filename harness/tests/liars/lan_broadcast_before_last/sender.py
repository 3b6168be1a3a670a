# Wrong: sends to the last but one address.
import socket

sendiri = socket.gethostbyname(socket.gethostname())
semua = sendiri.rsplit(".", 1)[0] + ".254"
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print("Broadcast ke", semua)
while True:
    soket.sendto(input("masukkan pesan :").encode(), (semua, 5005))
