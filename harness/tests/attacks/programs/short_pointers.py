# attack: makes a system call of the x32 kind, whose numbers a filter may not know
# stopped by: the system-call filter (ENOSYS)
# sees: x32: ENOSYS
# only on: x86_64
import ctypes

from attack import call, tell

UNSHARE = 272
tell("x32", call, "syscall", ctypes.c_long(0x40000000 | UNSHARE), 0x10000000)
