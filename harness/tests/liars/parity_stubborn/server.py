# Wrong: asks the same client again until a number comes, though it may have left.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    while True:
        try:
            angka = int(klien.recv(1024).decode())
            break
        except ValueError:
            try:
                klien.sendall(b"bukan bilangan, coba lagi\n")
            except OSError:
                pass
    print("Request dari client :", angka, "IP client :", alamat)
    jawaban = "genap" if angka % 2 == 0 else "ganjil"
    klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
