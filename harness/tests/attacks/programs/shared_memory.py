# attack: fills anonymous shared memory, which no limit of a process counts
# stopped by: the watch on what all take together, which ends all (SIGKILL)
# sees: begins
# exceeds: memory
import mmap

print("begins", flush=True)
chunks = []
while len(chunks) < 64:
    chunks.append(mmap.mmap(-1, 64 << 20))
    for page in range(0, 64 << 20, 4096):
        chunks[-1][page] = 1
print("no end of it", flush=True)
