# Wrong: no network at all, only a file that both know.
while True:
    pesan = input("masukkan pesan :")
    with open("grup.txt", "a") as grup:
        grup.write(pesan + "\n")
