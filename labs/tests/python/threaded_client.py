"""Says something and waits for the answer, as the module does, until exit. Usage: threaded_client.py HOST PORT"""
import socket
import sys

soket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
soket.connect((sys.argv[1], int(sys.argv[2])))
while True:
    pesan = input("Your message: ")
    soket.send(pesan.encode('utf-8'))
    if pesan == 'exit':
        break
    print("[SERVER RESPONSE]", soket.recv(1024).decode('utf-8'), flush=True)
soket.close()
