# Wrong: asks isdigit(), which knows no minus sign and no newline.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    try:
        angka = klien.recv(1024).decode(errors="replace")
    except ConnectionError:
        angka = ""
    print("Request dari client :", angka, "IP client :", alamat)
    if not angka.isdigit():
        jawaban = "bukan bilangan"
    elif int(angka) % 2 == 0:
        jawaban = f"angka{angka} merupakan genap"
    else:
        jawaban = f"angka{angka} merupakan ganjil"
    try:
        klien.sendall(jawaban.encode() + b"\n")
    except ConnectionError:
        pass
    klien.close()
