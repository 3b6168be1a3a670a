# The module's own program in other words: a thread for each client, nothing checked.
import socket
import threading

sockets = []
names = []


def to_all(data):
    for peer in sockets:
        peer.send(data)


def serve(peer):
    while True:
        try:
            data = peer.recv(1024)
            to_all(data)
        except:
            place = sockets.index(peer)
            sockets.remove(peer)
            peer.close()
            name = names[place]
            to_all(f"{name} telah meninggalkan room chat !".encode("utf-8"))
            names.remove(name)
            break


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("127.0.0.1", 59000))
listener.listen()
while True:
    print("Server sedang berjalan dan merekam ...")
    peer, address = listener.accept()
    print(f"connection is established with {str(address)}")
    peer.send("user?".encode("utf-8"))
    name = peer.recv(1024)
    names.append(name)
    sockets.append(peer)
    print(f"User dari client ini yaitu : {name}".encode("utf-8"))
    to_all(f"{name} Telah bergabung ke dalam chat !".encode("utf-8"))
    peer.send("Kamu telah terhubung !".encode("utf-8"))
    threading.Thread(target=serve, args=(peer,)).start()
