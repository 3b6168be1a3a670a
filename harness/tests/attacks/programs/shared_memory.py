# attack: takes memory that no limit of a process counts: shared maps, written to
# stopped by: the watch over all memory of the house
# exits: any
# step: server never sees: no end of it
import mmap

taken = []
for _ in range(64):
    taken.append(mmap.mmap(-1, 64 << 20))
    taken[-1].write(bytes([1]) * (64 << 20))
print("no end of it", flush=True)
