# attack: hands in links to secrets, a pipe and a socket instead of files
# stopped by: the copy takes files and folders, and follows no link out of the submission
# beside: pipe, links, socket
# sees: link: ENOENT
# sees: chain: /ENOENT|ENOTDIR/
# sees: outside: ENOENT
# sees: pipe: ENOENT
# sees: socket: ENOENT
import os

from attack import read, tell

tell("link", read, "rahasia")
tell("chain", read, "rantai/id_rsa")
tell("outside", read, "luar")
tell("pipe", os.stat, "pipa")
tell("socket", os.stat, "soket")
