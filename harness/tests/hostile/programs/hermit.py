# Closes its descriptors and stays.
import os
import signal

print("tutup", flush=True)
os.closerange(0, 64)
while True:
    signal.pause()
