# attack: types commands into the terminal from which it was started
# stopped by: the system-call filter, and a terminal of its own (EPERM)
# sees: TIOCSTI: EPERM
# sees: TIOCLINUX: EPERM
# sees: TIOCSETD: EPERM
# sees: other terminal: /ENXIO|ENOENT|EPERM|EACCES/
import fcntl
import termios

from attack import tell

TIOCLINUX = 0x541C
tell("TIOCSTI", fcntl.ioctl, 0, termios.TIOCSTI, b"x")
tell("TIOCLINUX", fcntl.ioctl, 0, TIOCLINUX, b"\x02")
tell("TIOCSETD", fcntl.ioctl, 0, termios.TIOCSETD, b"\x01\0\0\0")
tell("other terminal", open, "/dev/tty1", "rb")
