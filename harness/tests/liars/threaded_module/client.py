# The module's own program in other words: one recv for each message.
import socket

soket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
soket.connect(("127.0.0.1", 8000))
while True:
    pesan = input("Your message: ")
    soket.send(pesan.encode("utf-8"))
    if pesan == "exit":
        break
    print("[SERVER RESPONSE]", soket.recv(1024).decode("utf-8"))
soket.close()
