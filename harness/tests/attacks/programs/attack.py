"""What attacks share: what they aim at, raw system calls, and a line that says what the kernel answered."""
import ctypes
import errno
import json
import os
import platform

AIMS = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "aims.json")))

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.shmat.restype = ctypes.c_void_p

# Numbers of system calls that the C library has no function for: x86_64 and all that came later.
NUMBERS = {
    "add_key": (248, 217), "bpf": (321, 280), "clone": (56, 220), "clone3": (435, 435), "finit_module": (313, 273),
    "fsopen": (430, 430), "io_uring_setup": (425, 425), "kcmp": (312, 272), "kexec_load": (246, 104),
    "keyctl": (250, 219), "move_mount": (429, 429), "name_to_handle_at": (303, 264), "open_tree": (428, 428),
    "perf_event_open": (298, 241), "pidfd_getfd": (438, 438), "pidfd_open": (434, 434), "pivot_root": (155, 41),
    "request_key": (249, 218), "userfaultfd": (323, 282),
}
LATER = 0 if platform.machine() == "x86_64" else 1


def tell(what, attempt, *args):
    """Attempts something, and says how the kernel answered."""
    try:
        attempt(*args)
        answer = "ALLOWED"
    except OSError as refused:
        answer = errno.errorcode.get(refused.errno, str(refused.errno))
    print(f"{what}: {answer}", flush=True)


def call(name, *args):
    """Calls the C library, which answers -1 when the kernel refused."""
    result = getattr(libc, name)(*args)
    if result == -1 or result == ctypes.c_void_p(-1).value:
        raise OSError(ctypes.get_errno(), name)
    return result


def kernel(name, *args):
    """A system call by its number."""
    longs = [arg if not isinstance(arg, int) else ctypes.c_long(arg) for arg in args]
    return call("syscall", ctypes.c_long(NUMBERS[name][LATER]), *longs)


def read(path):
    with open(path, "rb") as file:
        file.read(1)


def write(path):
    with open(path, "ab") as file:
        file.write(b"\n")
