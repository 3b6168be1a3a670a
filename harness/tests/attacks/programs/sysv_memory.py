# attack: fills System V shared memory, which outlives who made it
# stopped by: the watch on what all take together, and the IPC namespace, which takes along what is left
# sees: begins
# exceeds: memory
import ctypes

from attack import call

print("begins", flush=True)
for key in range(64):
    number = call("shmget", 0, ctypes.c_size_t(64 << 20), 0o1600)
    place = call("shmat", number, None, 0)
    ctypes.memset(place, 1, 64 << 20)
print("no end of it", flush=True)
