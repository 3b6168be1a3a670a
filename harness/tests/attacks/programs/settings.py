# attack: changes settings of the kernel: what runs after a crash, the host's name, the clock
# stopped by: another user (EACCES), /proc/sys only for reading (EROFS), and no capability (EPERM)
# sees: core: /EROFS|EACCES/
# sees: ports: /EROFS|EACCES/
# sees: sysrq: /EROFS|EACCES|ENOENT/
# sees: limits: /EROFS|EACCES/
# sees: sys: /ENOENT|EROFS|EACCES/
# sees: name: EPERM
# sees: domain: EPERM
# sees: clock: EPERM
# sees: adjust: EPERM
import ctypes
import socket
import time

from attack import call, tell, write

tell("core", write, "/proc/sys/kernel/core_pattern")
tell("ports", write, "/proc/sys/net/ipv4/ip_local_port_range")
tell("sysrq", write, "/proc/sysrq-trigger")
tell("limits", write, "/proc/sys/user/max_user_namespaces")
tell("sys", write, "/sys/kernel/uevent_helper")
tell("name", socket.sethostname, "mine")
tell("domain", call, "setdomainname", b"mine", 4)
tell("clock", time.clock_settime, time.CLOCK_REALTIME, 0)
tell("adjust", call, "adjtimex", ctypes.create_string_buffer(b"\x01\x40" + bytes(254)))
