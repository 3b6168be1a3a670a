# Wrong: connects to the machines of its network, one after the other.
import socket

awal = socket.gethostbyname(socket.gethostname()).rsplit(".", 1)[0]
while True:
    pesan = input("masukkan pesan :")
    for nomor in range(11, 14):
        try:
            with socket.create_connection((f"{awal}.{nomor}", 5005), timeout=1) as soket:
                soket.sendall(pesan.encode())
        except OSError:
            pass
