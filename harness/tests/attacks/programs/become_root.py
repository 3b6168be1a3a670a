# attack: becomes root: by number, by capability, by a program that is root for everybody
# stopped by: no capability, no new privileges, mounts without setuid
# sees: setuid: /EPERM|EINVAL/
# sees: setgid: /EPERM|EINVAL/
# sees: groups: EPERM
# sees: owner: /EPERM|EINVAL/
# sees: not root
# sees: nothing gained
# sees: CapEff 0000000000000000
# sees: CapBnd 0000000000000000
# sees: NoNewPrivs 1
import os

from attack import tell

tell("setuid", os.setresuid, *([0 if os.getuid() else 1] * 3))
tell("setgid", os.setresgid, *([0 if os.getgid() else 1] * 3))
tell("groups", os.setgroups, [0])
with open("x", "w") as file:
    tell("owner", os.fchown, file.fileno(), 0 if os.getuid() else 1, -1)
print("root" if os.getuid() == 0 else "not root")
mounted = [line.split()[5] for line in open("/proc/self/mountinfo") if line.split()[4] in ("/", "/usr")]
print("nothing gained" if all("nosuid" in options for options in mounted) else mounted)
for line in open("/proc/self/status"):
    if line.startswith(("CapEff", "CapBnd", "NoNewPrivs")):
        print(*line.split(":\t"), end="", flush=True)
