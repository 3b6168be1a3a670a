# attack: ignores every signal that can be ignored
# stopped by: SIGKILL after the grace
# sees: deaf
# step: stop: server
# exits: signal KILL
import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
print("deaf", flush=True)
while True:
    signal.pause()
