# attack: kills everybody whom it may kill
# stopped by: the process namespace: nobody else is there, and its first process is spared
# sees: everybody
# sees: still here
import os
import signal

from attack import tell

tell("everybody", os.kill, -1, signal.SIGKILL)
print("still here", flush=True)
