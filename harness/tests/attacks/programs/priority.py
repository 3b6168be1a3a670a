# attack: takes the processor from the others: real time, a higher priority, a lower score for the memory killer
# stopped by: no capability (EPERM, EACCES)
# sees: fifo: EPERM
# sees: nice: /EPERM|EACCES/
# sees: score: /EACCES|EROFS|EPERM/
import os

from attack import tell


def score():
    with open("/proc/self/oom_score_adj") as file:
        present = int(file.read())
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write(str(present - 1 if present <= 0 else -1))


tell("fifo", os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1))
tell("nice", os.setpriority, os.PRIO_PROCESS, 0, -20)
tell("score", score)
