# Wrong: the answer of the module's example, whatever is asked.
import socket

pendengar = socket.create_server(("localhost", 12345), backlog=5)
print("Waiting...")
while True:
    klien, alamat = pendengar.accept()
    angka = klien.makefile("rb").readline().decode(errors="replace").strip()
    print("Request dari client :", angka, "IP client :", alamat)
    klien.sendall(f"angka{angka} merupakan ganjil\n".encode())
    klien.close()
