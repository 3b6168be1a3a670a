# attack: reads the scenario, the course and somebody else's submission
# stopped by: a tree of its own, in which there are none (ENOENT)
# sees: scenario: ENOENT
# sees: course: ENOENT
# sees: other: ENOENT
# sees: test: ENOENT
# sees: class: ani
import os

from attack import AIMS, read, tell

tell("scenario", read, AIMS["scenario"])
tell("course", os.listdir, AIMS["course"])
tell("other", read, AIMS["other"])
tell("test", read, AIMS["program"])
print("class:", *os.listdir(AIMS["class"]), flush=True)
