# attack: locks memory so that it is never swapped out, and makes message queues
# stopped by: RLIMIT_MEMLOCK (EPERM) and RLIMIT_MSGQUEUE (EMFILE), both nought
# sees: lock: /EPERM|ENOMEM/
# sees: queue: /EMFILE|ENOSPC|EPERM/
import ctypes
import os

from attack import call, tell

space = ctypes.create_string_buffer(1 << 20)
tell("lock", call, "mlock", space, 1 << 20)
tell("queue", call, "mq_open", b"/x", os.O_CREAT | os.O_RDWR, 0o600, None)
