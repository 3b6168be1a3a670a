# Prints seven million letters in one line.
import sys

sys.stdout.write("x" * 7_000_000)
print("\nsudah selesai")
input()
