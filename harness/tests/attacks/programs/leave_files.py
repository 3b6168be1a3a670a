# attack: leaves files behind where everybody may write
# stopped by: folders of its own, which end with the room
# sees: tmp: ALLOWED
# sees: shm: ALLOWED
# sees: var: ALLOWED
# sees: TMPDIR: ENOENT
from attack import AIMS, tell, write

tell("tmp", write, "/tmp/" + AIMS["nonce"])
tell("shm", write, "/dev/shm/" + AIMS["nonce"])
tell("var", write, "/var/tmp/" + AIMS["nonce"])
tell("TMPDIR", write, AIMS["temporary"] + "/" + AIMS["nonce"])
