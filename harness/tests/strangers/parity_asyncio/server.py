"""An event loop that takes everybody in, and a lock that serves them one by one."""
import asyncio


async def main():
    turn = asyncio.Lock()

    async def serve(reader, writer):
        try:
            async with turn:
                asked = (await reader.readline()).decode("utf-8", "replace").strip()
                print("pertanyaan:", repr(asked))
                digits = asked.lstrip("+-")
                if digits.isascii() and digits.isdigit():
                    writer.write(b"ganjil\n" if digits[-1] in "13579" else b"genap\n")
                else:
                    writer.write("maaf, itu bukan bilangan bulat\n".encode())
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 12345)
    async with server:
        await server.serve_forever()


asyncio.run(main())
