# attack: makes the kernel keep tables of pages for memory that it only looks at, and that counts as none
# stopped by: the watch, which counts the tables too, and ends all (SIGKILL)
# sees: begins
# exceeds: memory
import mmap

print("begins", flush=True)
# Each page is far from the next: a table for every one of them.
FAR = 2 << 20
chunk = mmap.mmap(-1, 1 << 40, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ)
for place in range(0, 1 << 40, FAR):
    chunk[place]
print("no end of it", flush=True)
