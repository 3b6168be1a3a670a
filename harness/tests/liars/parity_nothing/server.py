# Takes what one recv brings, as the module does.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    try:
        angka = int(klien.recv(1024).decode())
        print("Request dari client :", angka, "IP client :", alamat)
        klien.sendall(b"genap\n" if angka % 2 == 0 else b"ganjil\n")
    except ValueError:
        klien.sendall(b"bukan bilangan\n")
    except ConnectionError:
        print("Klien memutus sambungan")
    klien.close()
