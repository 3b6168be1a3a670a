# attack: changes the system: programs, names, passwords, the root of the tree
# stopped by: mounts that are only for reading (EROFS)
# sees: usr: EROFS
# sees: python: /EROFS|EACCES|ETXTBSY/
# sees: hosts: /EROFS|EACCES/
# sees: passwd: /EROFS|EACCES|ENOENT/
# sees: root: /EROFS|EACCES/
# sees: dev: /EROFS|EACCES/
# sees: chmod: /EROFS|EPERM/
import os
import sys

from attack import AIMS, tell, write

tell("usr", os.mkdir, "/usr/" + AIMS["nonce"])
tell("python", write, os.path.realpath(sys.executable))
tell("hosts", write, "/etc/hosts")
tell("passwd", write, "/etc/passwd")
tell("root", os.mkdir, "/" + AIMS["nonce"])
tell("dev", os.mkdir, "/dev/" + AIMS["nonce"])
tell("chmod", os.chmod, "/usr", 0o777)
