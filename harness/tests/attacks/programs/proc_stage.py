# attack: looks into the stage through /proc
# stopped by: /proc shows only what belongs to who looks (hidepid), and the stage is nobody's to dump
# sees: mem: /ENOENT|EACCES|EPERM/
# sees: environ: /ENOENT|EACCES|EPERM/
# sees: maps: /ENOENT|EACCES|EPERM/
# sees: stack: /ENOENT|EACCES|EPERM/
# sees: root: /ENOENT|EACCES|EPERM/
# sees: cwd: /ENOENT|EACCES|EPERM/
# sees: exe: /ENOENT|EACCES|EPERM/
# sees: fd: /ENOENT|EACCES|EPERM/
# sees: ns: /ENOENT|EACCES|EPERM/
# sees: nothing of its command
import os

from attack import tell, read

for name in ("mem", "environ", "maps", "stack"):
    tell(name, read, f"/proc/1/{name}")
for name in ("root", "cwd", "exe"):
    tell(name, os.stat, f"/proc/1/{name}/" if name != "exe" else "/proc/1/exe")
tell("fd", os.listdir, "/proc/1/fd")
tell("ns", os.readlink, "/proc/1/ns/net")
try:
    said = open("/proc/1/cmdline").read()
except OSError:
    said = ""
print("its command says " + said if "/" in said else "nothing of its command", flush=True)
