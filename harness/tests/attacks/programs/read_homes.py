# attack: reads homes, keys and the list of passwords
# stopped by: a tree of its own: its home is empty, all others are not there (ENOENT)
# sees: home: nothing
# sees: key: ENOENT
# sees: root: /ENOENT|EACCES/
# sees: shadow: ENOENT
# sees: sudoers: ENOENT
# sees: spool: ENOENT
# sees: hosts of ssh: ENOENT
import os

from attack import AIMS, read, tell

print("home:", *os.listdir(AIMS["home"]) or ["nothing"])
tell("key", read, AIMS["key"])
tell("root", os.listdir, "/root/.ssh")
tell("shadow", read, "/etc/shadow")
tell("sudoers", read, "/etc/sudoers")
tell("spool", os.listdir, "/var/spool")
tell("hosts of ssh", os.listdir, "/etc/ssh")
