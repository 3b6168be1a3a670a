# attack: makes threads without end
# stopped by: the watch over all threads of the house, and behind it RLIMIT_NPROC, which counts them too
# exits: any
# step: server never sees: 'thread: ALLOWED'
import ctypes
import os

from attack import libc, tell

libc.pthread_attr_setstacksize.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
small = ctypes.create_string_buffer(256)
libc.pthread_attr_init(small)
libc.pthread_attr_setstacksize(small, 65536)


def threads():
    for _ in range(1000):
        error = libc.pthread_create(ctypes.byref(ctypes.c_ulong()), small, libc.pause, None)
        if error:
            raise OSError(error, "pthread_create")


tell("thread", threads)
os._exit(0)
