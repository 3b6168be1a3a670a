# attack: traces the stage, reads and writes its memory, takes its descriptors
# stopped by: the system-call filter (EPERM)
# sees: ptrace: EPERM
# sees: readv: EPERM
# sees: writev: EPERM
# sees: getfd: EPERM
# sees: kcmp: EPERM
import ctypes

from attack import call, kernel, tell

SEIZE = 0x4206
space = ctypes.create_string_buffer(16)
vector = (ctypes.c_size_t * 2)(ctypes.addressof(space), 16)
tell("ptrace", call, "ptrace", SEIZE, 1, None, None)
tell("readv", call, "process_vm_readv", 1, vector, 1, vector, 1, 0)
tell("writev", call, "process_vm_writev", 1, vector, 1, vector, 1, 0)
tell("getfd", kernel, "pidfd_getfd", 0, 0, 0)
tell("kcmp", kernel, "kcmp", 1, 1, 0, 0, 0)
