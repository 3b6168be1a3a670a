"""Listens with asyncio and shows the time, the sender and the text."""

import asyncio
import datetime
import socket


class Telinga(asyncio.DatagramProtocol):
    def datagram_received(self, data, addr):
        jam = datetime.datetime.now().strftime("%H:%M:%S")
        print(f"\x1b[32m[{jam}]\x1b[0m {addr[0]}: {data.decode('utf-8', 'backslashreplace')}")


def gabung():
    kanal = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    kanal.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kanal.bind(("224.1.1.1", 5004))
    permintaan = socket.inet_aton("224.1.1.1") + socket.inet_aton("0.0.0.0")
    kanal.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, permintaan)
    return kanal


async def utama():
    print("Menunggu pesan grup ...")
    jalan = asyncio.get_running_loop()
    await jalan.create_datagram_endpoint(Telinga, sock=gabung())
    await jalan.create_future()


asyncio.run(utama())
