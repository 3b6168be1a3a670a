# Leaves a child behind that keeps the terminal.
import os
import signal

if os.fork() == 0:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    while True:
        signal.pause()
print("induk selesai")
