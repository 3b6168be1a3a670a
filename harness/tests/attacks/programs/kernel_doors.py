# attack: tries the doors into the kernel through which others came in
# stopped by: the system-call filter (EPERM)
# sees: bpf: EPERM
# sees: perf: EPERM
# sees: fault: EPERM
# sees: ring: EPERM
# sees: personality: EPERM
# sees: module: EPERM
# sees: kexec: EPERM
# sees: swap: EPERM
# sees: reboot: EPERM
# sees: syslog: EPERM
# sees: fanotify: EPERM
# sees: acct: EPERM
import ctypes

from attack import call, kernel, tell

zeros = ctypes.create_string_buffer(256)
tell("bpf", kernel, "bpf", 0, zeros, 128)
tell("perf", kernel, "perf_event_open", zeros, 0, -1, -1, 0)
tell("fault", kernel, "userfaultfd", 0)
tell("ring", kernel, "io_uring_setup", 1, zeros)
tell("personality", call, "personality", 0x0040000)
tell("module", kernel, "finit_module", 0, b"", 0)
tell("kexec", kernel, "kexec_load", 0, 0, 0, 0)
tell("swap", call, "swapon", b"/tmp/x", 0)
tell("reboot", call, "reboot", 0)
tell("syslog", call, "klogctl", 10, None, 0)
tell("fanotify", call, "fanotify_init", 0, 0)
tell("acct", call, "acct", b"/tmp/x")
