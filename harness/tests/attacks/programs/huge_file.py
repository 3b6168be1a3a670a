# attack: writes one file without end, deaf to the warning
# stopped by: RLIMIT_FSIZE (SIGXFSZ, then EFBIG)
# sees: warned
# sees: file: EFBIG
import os
import signal

from attack import tell

signal.signal(signal.SIGXFSZ, lambda *_: print("warned", flush=True))
file = os.open("x", os.O_CREAT | os.O_WRONLY)


def extend():
    for size in range(20, 50):
        os.pwrite(file, b"x", 1 << size)


tell("file", extend)
