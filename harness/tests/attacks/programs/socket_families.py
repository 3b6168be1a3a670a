# attack: opens sockets that no namespace holds: to the hypervisor, into the kernel's crypto, of strange protocols
# stopped by: the list of families in the system-call filter (EAFNOSUPPORT)
# sees: vsock: EAFNOSUPPORT
# sees: alg: EAFNOSUPPORT
# sees: packet: /EAFNOSUPPORT|EPERM/
# sees: bluetooth: EAFNOSUPPORT
# sees: tipc: EAFNOSUPPORT
# sees: xdp: EAFNOSUPPORT
# sees: pair: EAFNOSUPPORT
# sees: sctp: /EPROTONOSUPPORT|EPERM|EAFNOSUPPORT/
import ctypes
import socket

from attack import call, tell

FAMILIES = {"vsock": 40, "alg": 38, "packet": 17, "bluetooth": 31, "tipc": 30, "xdp": 44}
SCTP = 132

for name, family in FAMILIES.items():
    tell(name, call, "socket", family, socket.SOCK_DGRAM, 0)
tell("pair", call, "socketpair", FAMILIES["tipc"], socket.SOCK_DGRAM, 0, (ctypes.c_int * 2)())
tell("sctp", call, "socket", socket.AF_INET, socket.SOCK_STREAM, SCTP)
