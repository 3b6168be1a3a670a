"""A room in one event loop: nobody needs a lock."""
import asyncio

room = {}


def tell(text):
    for writer in list(room):
        writer.write(text.encode() + b"\n")


async def visit(reader, writer):
    writer.write(b"user?")
    try:
        name = (await reader.readline()).decode("utf-8", "replace").strip()
        if name:
            room[writer] = name
            writer.write(b"* welcome!\n")
            tell(f"* {name} joined the room")
            while line := await reader.readline():
                text = line.decode("utf-8", "replace").strip()
                if text:
                    tell(f"<{name}> {text}")
    except ConnectionError:
        pass
    finally:
        name = room.pop(writer, None)
        writer.close()
        if name:
            tell(f"* {name} left the room")


async def main():
    server = await asyncio.start_server(visit, "127.0.0.1", 59000)
    async with server:
        await server.serve_forever()


asyncio.run(main())
