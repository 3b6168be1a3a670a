"""The keyboard is another stream of the same event loop."""
import asyncio
import sys


async def lines(stream):
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), stream)
    return reader


async def show(reader):
    while line := await reader.readline():
        print(line.decode().rstrip(), flush=True)


async def speak(keyboard, writer):
    while line := await keyboard.readline():
        writer.write(line)


async def main():
    keyboard = await lines(sys.stdin)
    print("Your name? ", end="", flush=True)
    name = await keyboard.readline()
    reader, writer = await asyncio.open_connection("127.0.0.1", 59000)
    assert await reader.readexactly(5) == b"user?"
    writer.write(name)
    tasks = [asyncio.create_task(show(reader)), asyncio.create_task(speak(keyboard, writer))]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()


asyncio.run(main())
