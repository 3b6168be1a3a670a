# attack: prints without end
# stopped by: the watch over what all programs show together
# exits: any
# step: server never sees: no end of it
import sys

for _ in range(1000):
    sys.stdout.write(("x" * 1023 + "\n") * 1024)
print("no end of it", flush=True)
