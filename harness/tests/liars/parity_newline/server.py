# Wrong: waits for a newline, also when the client is done sending and none will come.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    permintaan = b""
    while not permintaan.endswith(b"\n"):
        permintaan += klien.recv(1024)
    angka = int(permintaan.decode())
    print("Request dari client :", angka, "IP client :", alamat)
    jawaban = "genap" if angka % 2 == 0 else "ganjil"
    klien.sendall(f"angka{angka} merupakan {jawaban}\n".encode())
    klien.close()
