"""Everybody is a pair of streams; the operator types in another thread."""

import asyncio
import socket

JUMLAH = 2


async def baca(aliran):
    try:
        baris = await aliran.readline()
    except ConnectionError:
        return None
    return baris.decode("utf-8", "replace").rstrip("\r\n") if baris else None


async def kirim(aliran, teks):
    try:
        aliran.write(f"{teks}\n".encode())
        await aliran.drain()
    except ConnectionError:
        pass


async def satu_putaran(peserta):
    kata = await asyncio.to_thread(input, "Apa kata operator? ")
    await asyncio.gather(*(kirim(tulis, f"(operator) {kata}") for _, _, tulis in peserta))
    for nomor, masuk, tulis in list(peserta):
        await kirim(tulis, "@giliran")
        jawaban = await baca(masuk)
        lain = [orang for orang in peserta if orang[0] != nomor]
        if jawaban is None:
            print(f"Peserta {nomor} pamit.")
            peserta[:] = lain
            continue
        print(f"Peserta {nomor} berkata: {jawaban}")
        for _, _, milik in lain:
            await kirim(milik, f"(peserta {nomor}) {jawaban}")


async def utama():
    datang = asyncio.Queue()
    rumah = await asyncio.start_server(lambda r, w: datang.put((r, w)), socket.gethostname(), 8080)
    peserta = []
    async with rumah:
        while len(peserta) < JUMLAH:
            masuk, tulis = await datang.get()
            await kirim(tulis, "Welcome!")
            peserta.append((len(peserta) + 1, masuk, tulis))
        while True:
            await satu_putaran(peserta)


asyncio.run(utama())
