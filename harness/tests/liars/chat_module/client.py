# The module's own program in other words: answers every user?, prints what one recv brings.
import socket
import threading

name = input("Masukkan nama user >>> ")
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.connect(("127.0.0.1", 59000))


def listen():
    while True:
        try:
            text = server.recv(1024).decode("utf-8")
            if text == "user?":
                server.send(name.encode("utf-8"))
            else:
                print(text)
        except:
            print("Error!")
            server.close()
            break


def speak():
    while True:
        text = f'{name}: {input("")}'
        server.send(text.encode("utf-8"))


threading.Thread(target=listen).start()
threading.Thread(target=speak).start()
