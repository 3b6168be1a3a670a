# attack: fills every folder that it may write to, with files of a size that is allowed
# stopped by: the sizes of their tmpfs (ENOSPC)
# sees: tmp: ENOSPC
# sees: own: ENOSPC
import os

from attack import tell


def fill(folder):
    for number in range(200):
        with open(f"{folder}/{number}.x", "wb", buffering=0) as file:
            for _ in range(10):
                file.write(bytes(1 << 20))


tell("tmp", fill, "/tmp")
tell("own", fill, os.getcwd())
