# Speaks to all clients and lets them answer in turn, as the module's programs do: JUMLAH [HOST PORT]
import socket
import sys

jumlah = int(sys.argv[1])
tempat = (sys.argv[2], int(sys.argv[3])) if len(sys.argv) > 3 else (socket.gethostname(), 8080)
pendengar = socket.socket()
pendengar.bind(tempat)
pendengar.listen(jumlah)
print("Waiting for connections...", flush=True)
klien = []
for nomor in range(1, jumlah + 1):
    sambungan, _ = pendengar.accept()
    print(f"Client_{nomor} connected", flush=True)
    sambungan.send("Selamat datang di Server...".encode())
    klien.append(sambungan)
while True:
    kata = input("Masukan Pesan : ").encode()
    for sambungan in klien:
        sambungan.send(kata)
    print("Pesan Terkirim", flush=True)
    for nomor, giliran in enumerate(klien, 1):
        kata = giliran.recv(1024)
        print(f"Client_{nomor} : ", kata.decode(), flush=True)
        for sambungan in klien:
            if sambungan is not giliran:
                sambungan.send(kata)
