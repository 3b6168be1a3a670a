"""Odd or even as the module has it: one client, one answer, the end. Usage: parity_server.py HOST PORT"""
import socket
import sys

penerima = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
penerima.bind((sys.argv[1], int(sys.argv[2])))
penerima.listen(1)
print("Waiting...", flush=True)
client, alamat = penerima.accept()
angka = int(client.recv(1024).decode())
print("Request dari client :", angka, "IP client :", alamat, flush=True)
jenis = "genap" if angka % 2 == 0 else "ganjil"
client.sendall(("angka" + str(angka) + " merupakan " + jenis).encode())
client.close()
penerima.close()
