# attack: opens descriptors until the kernel refuses
# stopped by: RLIMIT_NOFILE (EMFILE)
# sees: descriptor: EMFILE
# sees: raise: /EPERM|EINVAL|ValueError/
import os
import resource

from attack import tell


def open_many():
    for _ in range(100_000):
        os.dup(0)


def raise_limit():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most + 1, most + 1))
    except ValueError:
        raise PermissionError(1, "setrlimit")


tell("descriptor", open_many)
os.closerange(3, 100_000)
tell("raise", raise_limit)
