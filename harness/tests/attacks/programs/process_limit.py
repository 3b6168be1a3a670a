# attack: forks and makes threads until the kernel refuses, as root would be allowed to
# stopped by: RLIMIT_NPROC, which counts in the room's own user namespace, threads too (EAGAIN)
# sees: limited
# sees: thread: EAGAIN
# sees: fork: EAGAIN
import ctypes
import os
import resource

from attack import libc, tell

_, most = resource.getrlimit(resource.RLIMIT_NPROC)
print("limited" if 0 < most < 4096 else "unlimited", flush=True)
# Before it comes to that many, all are ended; that the kernel counts is seen with few.
resource.setrlimit(resource.RLIMIT_NPROC, (20, 20))


def threads():
    for _ in range(100):
        error = libc.pthread_create(ctypes.byref(ctypes.c_ulong()), None, libc.pause, None)
        if error:
            raise OSError(error, "pthread_create")


def fork():
    if os.fork() == 0:
        os._exit(0)


tell("thread", threads)
tell("fork", fork)
os._exit(0)
