# attack: makes more threads than it may have, and rests at once: as still as one that waits for somebody
# stopped by: the watch, which looks before anybody is called still, and ends all (SIGKILL)
# sees: begins
# exceeds: threads
import ctypes
import signal

from attack import libc

libc.pthread_attr_setstacksize.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
small = ctypes.create_string_buffer(256)
libc.pthread_attr_init(small)
libc.pthread_attr_setstacksize(small, 65536)
print("begins", flush=True)
for _ in range(400):
    libc.pthread_create(ctypes.byref(ctypes.c_ulong()), small, libc.pause, None)
signal.pause()
