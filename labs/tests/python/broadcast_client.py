# Hears the server and the others, and answers in its turn, as the module's programs do: NOMOR JUMLAH [HOST PORT]
import socket
import sys

nomor, jumlah = int(sys.argv[1]), int(sys.argv[2])
tempat = (sys.argv[3], int(sys.argv[4])) if len(sys.argv) > 4 else (socket.gethostname(), 8080)
soket = socket.socket()
soket.connect(tempat)
print("Menyambungkan ke Server", flush=True)
print("Pesan dari server : ", soket.recv(1024).decode(), flush=True)
while True:
    print("Server : ", soket.recv(1024).decode(), flush=True)
    for siapa in range(1, jumlah + 1):
        if siapa == nomor:
            soket.send(input("Masukkan Pesan : ").encode())
            print("Pesan Terkirim", flush=True)
        else:
            print(f"Client_{siapa} : ", soket.recv(1024).decode(), flush=True)
