# attack: computes for ever, deaf to the warning
# stopped by: RLIMIT_CPU (SIGXCPU, then SIGKILL)
# sees: limited
# exits: signal KILL
import resource
import signal

soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
print("limited" if hard != resource.RLIM_INFINITY else "unlimited", flush=True)
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
# What it may is minutes; nobody waits for them here.
resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
while True:
    pass
