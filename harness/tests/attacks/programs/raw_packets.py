# attack: listens to others' packets, forges some, and changes the network
# stopped by: no capability (EPERM)
# sees: raw: EPERM
# sees: icmp: EPERM
# sees: link: EPERM
# sees: device: EPERM
# sees: router: /EPERM|EPROTONOSUPPORT/
import socket
import struct

from attack import tell

SETLINK, ACK_REQUEST, BINDTODEVICE, MRT_INIT = 19, 5, 25, 200


def lo_down():
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
    body = struct.pack("BBHiII", 0, 0, 0, 1, 0, 1)
    kernel.send(struct.pack("IHHII", 16 + len(body), SETLINK, ACK_REQUEST, 1, 0) + body)
    error = -struct.unpack("i", kernel.recv(1024)[16:20])[0]
    if error:
        raise OSError(error, "netlink")


def router():
    socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_IGMP).setsockopt(socket.IPPROTO_IP, MRT_INIT, 1)


tell("raw", socket.socket, socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)
tell("icmp", socket.socket, socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
tell("link", lo_down)
tell("device", socket.socket().setsockopt, socket.SOL_SOCKET, socket.SO_MARK, 1)
tell("router", router)
