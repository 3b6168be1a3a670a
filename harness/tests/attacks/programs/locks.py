# attack: speaks to others, or holds them up, through locks on files that it shares with them
# stopped by: a copy of its folder: who holds the original's lock holds nobody here up
# sees: own: ALLOWED
import fcntl

from attack import tell

tell("own", fcntl.flock, open(__file__), fcntl.LOCK_EX | fcntl.LOCK_NB)
