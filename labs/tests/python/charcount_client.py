"""Sends one message, in the module's style: no newline, one recv. Usage: charcount_client.py HOST PORT"""
import socket
import sys

soket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
soket.connect((sys.argv[1], int(sys.argv[2])))
soket.sendall(input("Masukkan pesan :").encode())
print(soket.recv(1024).decode())
soket.close()
