import asyncio


async def main(angka):
    reader, writer = await asyncio.open_connection("127.0.0.1", 12345)
    writer.write(angka.encode())
    writer.write_eof()
    try:
        print("->", (await reader.read()).decode().strip() or "(tanpa jawaban)")
    except ConnectionError:
        print("-> server memutus sambungan")
    writer.close()


asyncio.run(main(input("? ")))
