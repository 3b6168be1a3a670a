# attack: makes namespaces inside of its own, where it would be root
# stopped by: the system-call filter (EPERM), and clone3 is not there (ENOSYS)
# sees: user: EPERM
# sees: net: EPERM
# sees: mount: EPERM
# sees: clone: EPERM
# sees: clone3: ENOSYS
# sees: setns: EPERM
import os
import signal

from attack import call, kernel, tell

USER, NET, MOUNT = 0x10000000, 0x40000000, 0x00020000


def clone():
    if kernel("clone", USER | signal.SIGCHLD, 0, 0, 0, 0) == 0:
        os._exit(0)


tell("user", call, "unshare", USER)
tell("net", call, "unshare", NET)
tell("mount", call, "unshare", MOUNT)
tell("clone", clone)
tell("clone3", kernel, "clone3", 0, 0)
tell("setns", call, "setns", os.open("/proc/self/ns/net", os.O_RDONLY), 0)
