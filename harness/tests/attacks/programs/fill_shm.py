# attack: fills /dev/shm
# stopped by: the size of its tmpfs (ENOSPC)
# sees: shm: ENOSPC
from attack import tell


def fill():
    for number in range(200):
        with open(f"/dev/shm/{number}", "wb", buffering=0) as file:
            for _ in range(10):
                file.write(bytes(1 << 20))


tell("shm", fill)
