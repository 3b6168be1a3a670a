"""One event loop for all clients and for the keyboard."""
import asyncio
import sys
from collections import deque

unanswered = deque()


async def serve(reader, writer):
    who = writer.get_extra_info("peername")[1]
    try:
        while line := await reader.readline():
            text = line.decode("utf-8", "replace").rstrip("\n")
            if text == "exit":
                break
            unanswered.append(writer)
            print(f"{who} bertanya: {text}")
    except ConnectionError:
        pass
    while writer in unanswered:
        unanswered.remove(writer)
    writer.close()


async def main():
    keyboard = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(keyboard)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    await asyncio.start_server(serve, "127.0.0.1", 8000)
    while line := await keyboard.readline():
        if unanswered:
            unanswered.popleft().write(line)
        else:
            print("(tidak ada yang menunggu)")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("sampai jumpa")
