# Says back what it is told.
while True:
    print("kembali:", input("? "))
