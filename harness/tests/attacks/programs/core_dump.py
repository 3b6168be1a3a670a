# attack: crashes, so that the machine's own handler of crashes runs or a file of its memory stays
# stopped by: RLIMIT_CORE of one byte, which neither runs the handler nor writes a file
# sees: core: /1 1|0 0/
# exits: signal ABRT
import os
import resource

print("core:", *resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.abort()
