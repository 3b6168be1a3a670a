"""Shows every line; answers when the line is @giliran."""

import asyncio
import socket


async def utama():
    masuk, tulis = await asyncio.open_connection(socket.gethostname(), 8080)
    while baris := await masuk.readline():
        teks = baris.decode("utf-8", "replace").rstrip()
        if teks != "@giliran":
            print("\x1b[36m" + teks + "\x1b[0m")
            continue
        jawaban = ""
        while not jawaban:
            jawaban = await asyncio.to_thread(input, "Giliran Anda! ")
        tulis.write(jawaban.encode() + b"\n")
        await tulis.drain()
    print("Selesai.")


asyncio.run(utama())
