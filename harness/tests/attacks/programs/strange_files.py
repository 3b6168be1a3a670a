# attack: leaves a pipe, links to secrets, a socket and a thousand folders without rights in its own folder
# stopped by: its folder is a copy in memory, which nobody reads and nobody must clear away
# sees: all laid out
import os
import socket

os.mkfifo("pipa")
os.symlink("/etc/shadow", "rahasia")
os.symlink("/proc/1/root", "akar")
socket.socket(socket.AF_UNIX).bind("soket")
os.remove(__file__)
os.symlink("/etc/shadow", __file__)
folder = os.open(".", os.O_RDONLY)
for _ in range(1000):
    os.mkdir("d", dir_fd=folder)
    inner = os.open("d", os.O_RDONLY, dir_fd=folder)
    os.fchmod(folder, 0)
    os.close(folder)
    folder = inner
print("all laid out", flush=True)
