# Wrong: looks at the first letter of what came, though nothing may have come.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    angka = klien.recv(1024).decode(errors="replace")
    print("Request dari client :", angka.strip(), "IP client :", alamat)
    if angka[0] in "-0123456789":
        jawaban = "genap" if int(angka) % 2 == 0 else "ganjil"
    else:
        jawaban = "bukan bilangan"
    klien.sendall(jawaban.encode() + b"\n")
    klien.close()
