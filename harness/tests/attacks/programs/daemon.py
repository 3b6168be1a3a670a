# attack: leaves processes behind that belong to nobody, hold nothing and ignore every signal
# stopped by: the process namespace, which ends with its first process
# sees: ten are away
import os
import signal

for _ in range(10):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
                signal.signal(number, signal.SIG_IGN)
            os.closerange(0, 64)
            while True:
                signal.pause()
        os._exit(0)
    os.wait()
print("ten are away", flush=True)
