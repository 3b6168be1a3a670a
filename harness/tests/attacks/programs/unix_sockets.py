# attack: reaches servers of the machine through sockets with a path or an abstract name
# stopped by: the network namespace (ECONNREFUSED), and a tree of its own (ENOENT)
# sees: abstract: ECONNREFUSED
# sees: path: ENOENT
# sees: bus: ENOENT
# sees: docker: ENOENT
import socket

from attack import AIMS, tell


def reach(name):
    socket.socket(socket.AF_UNIX).connect(name)


tell("abstract", reach, "\0" + AIMS["abstract"])
tell("path", reach, AIMS["path"])
tell("bus", reach, "/run/dbus/system_bus_socket")
tell("docker", reach, "/var/run/docker.sock")
