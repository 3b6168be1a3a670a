# Wrong: sends to the neighbouring network too.
import socket

sendiri = socket.gethostbyname(socket.gethostname())
semua = sendiri.rsplit(".", 1)[0] + ".255"
soket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
soket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print("Broadcast ke", semua)
while True:
    pesan = input("masukkan pesan :").encode()
    soket.sendto(pesan, (semua, 5005))
    soket.sendto(pesan, ("10.0.1.255", 5005))
