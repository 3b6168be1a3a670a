# attack: kills, ends and stops the stage, and by its number outside who called it
# stopped by: the process namespace: its first process takes no signal from inside, and there are no others
# sees: test: ESRCH
# sees: still judged
import os
import signal

from attack import AIMS, tell

for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGABRT, signal.SIGKILL):
    for first in (1, os.getppid()):
        tell(number.name, os.kill, first, number)
tell("test", os.kill, AIMS["test"], signal.SIGKILL)
print("still judged", flush=True)
