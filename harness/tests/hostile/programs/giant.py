# Prints ten million letters in one line.
import sys

sys.stdout.write("x" * 10_000_000)
print("\nsudah selesai")
input()
