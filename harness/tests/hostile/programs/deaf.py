# Never reads what is typed.
import signal

print("siap")
signal.pause()
