# attack: allocates memory until there is no more
# stopped by: RLIMIT_DATA (ENOMEM)
# sees: memory: ENOMEM
# sees: less than 16 GiB
from attack import call, tell

PRIVATE, ANONYMOUS, READ_WRITE, CHUNK = 2, 32, 3, 64 << 20
chunks = 0


def allocate():
    global chunks
    while chunks < 256:
        call("mmap", None, CHUNK, READ_WRITE, PRIVATE | ANONYMOUS, -1, 0)
        chunks += 1


tell("memory", allocate)
print("less than 16 GiB" if chunks < 256 else "without end", flush=True)
