# attack: reads and fills keyrings, which no namespace parts
# stopped by: the system-call filter (EPERM)
# sees: add: EPERM
# sees: session: EPERM
# sees: request: EPERM
from attack import kernel, tell

SESSION, JOIN = -3, 1
tell("add", kernel, "add_key", b"user", b"x", b"x", 1, SESSION)
tell("session", kernel, "keyctl", JOIN, b"x", 0, 0, 0)
tell("request", kernel, "request_key", b"user", b"x", 0, SESSION)
