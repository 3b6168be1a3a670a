"""Drives programs by pexpect as it is shipped. The job comes on standard input, the report goes to standard output."""
import json
import sys
import time

import pexpect

job = json.load(sys.stdin)
words = {player["name"]: player["words"] for player in job["cast"]}
children = {}
typed = []
began = time.monotonic_ns()
for move in job["moves"]:
    (kind, what), = move.items()
    if kind == "start":
        program = words[what]
        children[what] = pexpect.spawn(program[0], program[1:], echo=False, timeout=10)
    elif kind == "type":
        typed.append(time.monotonic_ns() - began)
        children[what[0]].sendline(what[1])
    else:
        children[what[0]].expect_exact(what[1])
took = time.monotonic_ns() - began
print(json.dumps({"took": took, "typed": typed}), flush=True)
for child in children.values():
    child.close(force=True)
