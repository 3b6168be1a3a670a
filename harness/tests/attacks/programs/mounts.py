# attack: mounts, unmounts, moves the root, leaves it
# stopped by: the system-call filter (EPERM)
# sees: mount: EPERM
# sees: remount: EPERM
# sees: umount: EPERM
# sees: chroot: EPERM
# sees: pivot: EPERM
# sees: open_tree: EPERM
# sees: fsopen: EPERM
# sees: move: EPERM
# sees: handle: EPERM
import os

from attack import call, kernel, tell

REMOUNT_BIND = 0x1020
tell("mount", call, "mount", b"x", b"/tmp", b"tmpfs", 0, None)
tell("remount", call, "mount", None, b"/usr", None, REMOUNT_BIND, None)
tell("umount", call, "umount2", b"/proc", 2)
tell("chroot", os.chroot, "/tmp")
tell("pivot", kernel, "pivot_root", b".", b".")
tell("open_tree", kernel, "open_tree", -100, b"/", 1)
tell("fsopen", kernel, "fsopen", b"tmpfs", 0)
tell("move", kernel, "move_mount", -100, b"/tmp", -100, b"/usr", 0)
tell("handle", kernel, "name_to_handle_at", -100, b"/", 0, 0, 0)
