"""Asks in a thread, so that the loop stays free, and sends in the loop."""

import asyncio
import socket


async def utama():
    jalan = asyncio.get_running_loop()
    kanal = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    kanal.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, bytes([2]))
    transport, _ = await jalan.create_datagram_endpoint(asyncio.DatagramProtocol, sock=kanal)
    while True:
        try:
            pesan = await asyncio.to_thread(input, "Your message? ")
        except EOFError:
            return
        if pesan:
            transport.sendto(pesan.encode(), ("224.1.1.1", 5004))
            print("sent.")


asyncio.run(utama())
