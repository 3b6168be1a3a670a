# Wrong: only int() is guarded, and bytes that are no text end the server at decode().
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    angka = klien.recv(1024).decode()
    print("Request dari client :", angka.strip(), "IP client :", alamat)
    try:
        jawaban = "genap" if int(angka) % 2 == 0 else "ganjil"
    except ValueError:
        jawaban = "bukan bilangan"
    klien.sendall(jawaban.encode() + b"\n")
    klien.close()
