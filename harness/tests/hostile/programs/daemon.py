# Leaves a process behind that belongs to nobody.
import os
import signal

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for descriptor in range(3):
            os.close(descriptor)
        while True:
            signal.pause()
    os._exit(0)
os.wait()
print("sudah lepas")
input()
