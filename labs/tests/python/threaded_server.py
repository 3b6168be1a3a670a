"""A thread for each client, all asking on one terminal, as the module has it. Usage: threaded_server.py HOST PORT"""
import socket
import sys
import threading


def layani(client, alamat):
    print(f"[NEW CONNECTION] Client {alamat} connected.", flush=True)
    while True:
        pesan = client.recv(1024).decode('utf-8')
        if pesan == 'exit':
            break
        print(f"[CLIENT {alamat}] {pesan}", flush=True)
        client.send(input("Your response: ").encode('utf-8'))
    client.close()
    print(f"[CONNECTION CLOSED] Client {alamat} disconnected.", flush=True)


penerima = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
penerima.bind((sys.argv[1], int(sys.argv[2])))
penerima.listen(5)
print("[SERVER STARTED] Waiting for connections...", flush=True)
while True:
    client, alamat = penerima.accept()
    threading.Thread(target=layani, args=(client, alamat)).start()
