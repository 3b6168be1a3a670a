import socket

with socket.create_connection(("127.0.0.1", 8000)) as server, server.makefile("rw", encoding="utf-8") as stream:
    while (text := input("Anda: ")) != "exit":
        if not text.strip():
            print("Tulislah sesuatu.")
            continue
        print(text, file=stream, flush=True)
        answer = stream.readline()
        if not answer:
            print("Server telah pergi.")
            break
        print("Operator:", answer, end="")
    else:
        print("exit", file=stream, flush=True)
