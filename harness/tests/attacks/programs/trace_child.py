# attack: lets its own child trace it, to change its system calls behind the filter
# stopped by: the system-call filter (EPERM)
# sees: traceme: EPERM
# sees: attach: EPERM
import os

from attack import call, tell

TRACEME, ATTACH = 0, 16
tell("traceme", call, "ptrace", TRACEME, 0, None, None)
parent = os.getpid()
if os.fork() == 0:
    tell("attach", call, "ptrace", ATTACH, parent, None, None)
    os._exit(0)
os.wait()
