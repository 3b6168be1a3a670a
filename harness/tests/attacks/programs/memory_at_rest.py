# attack: fills more memory than it may have, and rests at once: as still as one that waits for somebody
# stopped by: the watch, which looks before anybody is called still, and ends all (SIGKILL)
# sees: begins
# exceeds: memory
import mmap
import signal

print("begins", flush=True)
chunk = mmap.mmap(-1, 640 << 20)
for page in range(0, 640 << 20, 4096):
    chunk[page] = 1
signal.pause()
