# attack: changes the records and the results, and its own submission as the instructor has it
# stopped by: a tree of its own: they are not there (ENOENT), and its folder is a copy, though its place is the same
# sees: records: ENOENT
# sees: results: ENOENT
# sees: submission: ALLOWED
# sees: program: ALLOWED
import os

from attack import AIMS, tell


def plant(folder):
    with open(os.path.join(folder, AIMS["nonce"]), "w") as file:
        file.write("100\n")


def overwrite():
    with open(os.path.join(AIMS["submission"], "server.py"), "w") as file:
        file.write("# " + AIMS["nonce"] + "\n")


tell("records", plant, AIMS["records"])
tell("results", plant, os.path.dirname(AIMS["records"]))
tell("submission", plant, AIMS["submission"])
tell("program", overwrite)
