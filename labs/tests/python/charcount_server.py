"""Counts the characters of one message, in the module's style. Usage: charcount_server.py HOST PORT"""
import socket
import sys

penerima = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
penerima.bind((sys.argv[1], int(sys.argv[2])))
penerima.listen(1)
print("Waiting...", flush=True)
client, alamat = penerima.accept()
pesan = client.recv(1024).decode()
print("Request dari client :", pesan, "IP client :", alamat, flush=True)
client.sendall(("jumlah karakter : " + str(len(pesan))).encode())
client.close()
penerima.close()
