# Wrong: computes the answer, shows it on its own terminal, and forgets to send it.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    while True:
        permintaan = klien.recv(1024)
        if not permintaan:
            break
        angka = int(permintaan.decode())
        jawaban = "genap" if angka % 2 == 0 else "ganjil"
        print("Request dari client :", angka, "merupakan", jawaban)
    klien.close()
