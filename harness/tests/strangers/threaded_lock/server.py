"""The lock is the operator's attention: who holds it has its message shown and answered."""
import os
import signal
import socket
import threading

operator = threading.Lock()
signal.signal(signal.SIGINT, lambda *_: os._exit(130))


def talk(client, name):
    with client:
        while True:
            try:
                text = client.recv(4096).decode("utf-8", "replace").rstrip("\n")
                if text == "exit" or not text:
                    return
                with operator:
                    print(f"\033[1m{name}\033[0m: {text}", flush=True)
                    client.sendall(input("balas> ").encode())
            except OSError:
                return


listener = socket.create_server(("127.0.0.1", 8000))
number = 0
while True:
    number += 1
    threading.Thread(target=talk, args=(listener.accept()[0], f"klien {number}"), daemon=True).start()
