# Stops itself.
import os
import signal

print("tidur")
os.kill(os.getpid(), signal.SIGSTOP)
print("bangun")
