# attack: prints without end
# stopped by: the watch on what all show, which ends all (SIGKILL); what is kept of it is bounded long before
# sees: y
# exits: 0
# within: 60s
# exceeds: output
import os

while True:
    os.write(1, b"y\n" * 2000)
