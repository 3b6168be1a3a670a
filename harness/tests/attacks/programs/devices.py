# attack: makes device nodes, and opens those of the machine
# stopped by: no capability (EPERM), and a /dev of its own (ENOENT)
# sees: memory: EPERM
# sees: disk: EPERM
# sees: mem: ENOENT
# sees: kmsg: ENOENT
# sees: fuse: ENOENT
# sees: tun: ENOENT
# sees: kvm: ENOENT
# sees: vsock: ENOENT
import os
import stat

from attack import read, tell

tell("memory", os.mknod, "x", stat.S_IFCHR | 0o666, os.makedev(1, 1))
tell("disk", os.mknod, "y", stat.S_IFBLK | 0o666, os.makedev(8, 0))
for name in ("mem", "kmsg", "fuse", "net/tun", "kvm", "vsock"):
    tell(os.path.basename(name), read, "/dev/" + name)
