# attack: looks for secrets in what it inherits: variables, descriptors, its place in the system
# stopped by: an environment made of nothing, descriptors closed before it begins, a copy in memory
# sees: variables: none
# sees: descriptors: 0 1 2
# sees: mounts: nothing of outside
# sees: parent: nothing
import os

from attack import AIMS

secret = [name for name, value in os.environ.items() if AIMS["secret"] in value or name == "SSH_AUTH_SOCK"]
print("variables:", *secret or ["none"])
here = os.open("/proc/self/fd", os.O_RDONLY)
held = [name for name in os.listdir(here) if int(name) != here]
held = [name for name in held if os.path.exists("/proc/self/fd/" + name)]
print("descriptors:", *sorted(held, key=int))
sources = [line.split()[3] for line in open("/proc/self/mountinfo")]
print("mounts:", *[place for place in sources if AIMS["class"] in place] or ["nothing of outside"])
try:
    told = open(f"/proc/{os.getppid()}/environ").read()
except OSError:
    told = ""
print("parent:", told or "nothing", flush=True)
