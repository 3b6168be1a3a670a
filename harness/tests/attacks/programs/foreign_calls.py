# attack: makes a system call of another architecture, which the filter would read as a different one
# stopped by: the system-call filter, which ends who calls so (SIGSYS)
# sees: calling
# exits: signal SYS
# only on: x86_64
import ctypes
import mmap

GETPID = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"  # mov eax, 20; int 0x80; ret
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(GETPID)
print("calling", flush=True)
ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
print("it answered", flush=True)
