"""A chat client as the module writes it: answers every `user?`, prints what one read brings. Usage: chat_client.py HOST PORT"""
import socket
import sys
import threading

name = input('Masukkan nama user >>> ')
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.connect((sys.argv[1], int(sys.argv[2])))


def listen():
    while True:
        try:
            text = server.recv(1024).decode('utf-8')
            if text == 'user?':
                server.send(name.encode('utf-8'))
            else:
                print(text, flush=True)
        except:
            print('Error!', flush=True)
            server.close()
            break


def speak():
    while True:
        text = f'{name}: {input("")}'
        server.send(text.encode('utf-8'))


threading.Thread(target=listen).start()
threading.Thread(target=speak).start()
