# attack: forks so that every child forks on, faster than anybody could count them
# stopped by: RLIMIT_NPROC, and the watch, which ends all at one stroke (SIGKILL)
# sees: begins
# exceeds: processes
import os

print("begins", flush=True)
while True:
    try:
        os.fork()
    except BlockingIOError:
        pass
