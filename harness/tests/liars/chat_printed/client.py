# Wrong: prints the dialogue of the module, and never opens a socket.
nama = input("Masukkan nama user >>> ")
print(nama, "Telah bergabung ke dalam chat !")
print("Kamu telah terhubung !")
while True:
    print(f"{nama}: {input()}")
