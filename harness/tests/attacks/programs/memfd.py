# attack: fills files that exist in memory alone
# stopped by: the system-call filter where no cgroup counts them (EPERM)
# sees: memfd: EPERM
# sees: secret: /EPERM|ENOSYS/
from attack import call, tell

tell("memfd", call, "memfd_create", b"x", 0)
tell("secret", call, "syscall", 447, 0)
