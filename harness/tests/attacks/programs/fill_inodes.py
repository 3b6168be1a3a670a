# attack: makes empty files until there is no room for more
# stopped by: the number of files in their tmpfs (ENOSPC)
# sees: tmp: ENOSPC
# sees: own: ENOSPC
import os

from attack import tell


def fill(folder):
    for number in range(100_000):
        os.mknod(f"{folder}/{number}")


tell("tmp", fill, "/tmp")
tell("own", fill, os.getcwd())
