# attack: forks without end
# stopped by: the watch over all processes of the house, and behind it RLIMIT_NPROC, which counts in its namespace
# exits: any
# step: server never sees: no end of them
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
