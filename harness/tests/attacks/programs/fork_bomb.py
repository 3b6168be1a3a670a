# attack: forks without end, and nobody of them goes
# stopped by: the watch on how many there are, which ends all at one stroke (SIGKILL), and RLIMIT_NPROC behind it
# sees: begins
# exceeds: processes
import os
import signal

print("begins", flush=True)
for _ in range(2000):
    try:
        if os.fork() == 0:
            signal.pause()
    except BlockingIOError:
        break
# Who rests is not waited for.
while True:
    pass
