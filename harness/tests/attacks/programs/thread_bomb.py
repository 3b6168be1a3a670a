# attack: makes threads without end
# stopped by: the watch on how many there are, which ends all (SIGKILL), and RLIMIT_NPROC behind it
# sees: begins
# exceeds: threads
import ctypes

from attack import libc

libc.pthread_attr_setstacksize.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
small = ctypes.create_string_buffer(256)
libc.pthread_attr_init(small)
libc.pthread_attr_setstacksize(small, 65536)
print("begins", flush=True)
for _ in range(2000):
    libc.pthread_create(ctypes.byref(ctypes.c_ulong()), small, libc.pause, None)
# Who rests is not waited for.
while True:
    pass
