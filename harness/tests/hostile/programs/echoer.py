# Turns the terminal's echo on, and says nothing itself.
import sys
import termios

pengaturan = termios.tcgetattr(0)
pengaturan[3] |= termios.ECHO
termios.tcsetattr(0, termios.TCSANOW, pengaturan)
print("siap")
for baris in sys.stdin:
    pass
