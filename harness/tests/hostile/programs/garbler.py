# Prints bytes that are no text: before a word, within one, and a character that never ends.
import os

os.write(1, b"\xff\xfe\x80 halo \xc3( ha\xffus \xf0\x9f\x98\n")
input()
