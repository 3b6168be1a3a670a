# attack: forks until the kernel refuses
# stopped by: RLIMIT_NPROC, which counts in the room's own user namespace
# sees: fork: EAGAIN
# sees: fewer than 1000
import os
import signal

from attack import tell

born = 0


def fork():
    global born
    while born < 1000:
        if os.fork() == 0:
            while True:
                signal.pause()
        born += 1


tell("fork", fork)
print("fewer than 1000" if born < 1000 else "no end of them", flush=True)
