# attack: raises its own limits, and those of the stage
# stopped by: hard limits, and no capability (EPERM)
# sees: nproc: EPERM
# sees: data: EPERM
# sees: cpu: EPERM
# sees: fsize: EPERM
# sees: stage: EPERM
import resource

from attack import tell

UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def lift(name):
    limit = getattr(resource, "RLIMIT_" + name.upper())
    try:
        resource.setrlimit(limit, UNLIMITED)
    except ValueError as refused:
        raise PermissionError(1, str(refused))


for name in ("nproc", "data", "cpu", "fsize"):
    tell(name, lift, name)
tell("stage", resource.prlimit, 1, resource.RLIMIT_NPROC, (1, 1))
