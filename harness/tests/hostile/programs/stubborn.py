# Does not go when it is asked to.
import signal

for nama in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(nama, signal.SIG_IGN)
print("siap")
while True:
    signal.pause()
