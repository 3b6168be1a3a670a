"""Chats of several makes, for the soundness test: chat.py ROLE PORT [now]."""
import asyncio, selectors, socket, sys, threading

ROLE, PORT = sys.argv[1], int(sys.argv[2])
NOW = "now" in sys.argv


def say(*words):
    print(*words, flush=True)


def hurry(connection):
    if NOW:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def listener():
    listener = socket.create_server(("127.0.0.1", PORT))
    say("siap", listener.getsockname()[1])
    return listener


def client():
    connection = socket.create_connection(("127.0.0.1", PORT))
    hurry(connection)

    def hear():
        for line in connection.makefile("r"):
            say("dengar", line[:20].strip(), len(line))

    threading.Thread(target=hear, daemon=True).start()
    say("siap")
    while True:
        line = input()
        if line.startswith("besar"):
            line += "x" * 300_000
        # In two pieces: without NODELAY the second waits for the first's acknowledgement.
        connection.sendall(line[:3].encode())
        connection.sendall((line[3:] + "\n").encode())


def threads():
    connections, lock = [], threading.Lock()

    def serve(connection):
        for line in connection.makefile("rb"):
            with lock:
                # To the sender too: who answers acknowledges late.
                for other in connections:
                    other.sendall(line)

    server = listener()
    while True:
        connection, _ = server.accept()
        hurry(connection)
        connections.append(connection)
        threading.Thread(target=serve, args=(connection,)).start()


def selecting():
    server, chosen = listener(), selectors.DefaultSelector()
    connections = []
    chosen.register(server, selectors.EVENT_READ)
    while True:
        for key, _ in chosen.select():
            if key.fileobj is server:
                connection, _ = server.accept()
                hurry(connection)
                connections.append(connection)
                chosen.register(connection, selectors.EVENT_READ)
                continue
            data = key.fileobj.recv(65536)
            for other in connections:
                other.sendall(data)


def looping():
    writers = []

    async def serve(reader, writer):
        writers.append(writer)
        hurry(writer.get_extra_info("socket"))
        while data := await reader.read(65536):
            for other in writers:
                other.write(data)

    async def main():
        await asyncio.start_server(serve, sock=listener())
        await asyncio.Event().wait()

    asyncio.run(main())


def datagrams():
    own = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    own.bind(("127.0.0.1", PORT))
    say("siap", own.getsockname()[1])
    known = set()
    while True:
        data, sender = own.recvfrom(65536)
        known.add(sender)
        for other in known:
            own.sendto(data, other)


def datagram():
    own = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    own.connect(("127.0.0.1", PORT))
    own.send(b"datang\n")

    def hear():
        while True:
            data = own.recv(65536)
            if data != b"datang\n":
                say("dengar", data[:20].decode().strip(), len(data))

    threading.Thread(target=hear, daemon=True).start()
    say("siap")
    while True:
        line = input()
        if line.startswith("besar"):
            line += "x" * 30_000
        own.send((line + "\n").encode())


globals()[ROLE]()
