# Wrong: knows the answer by itself and never speaks to a server.
angka = int(input("Masukkan angka: "))
if angka % 2 == 0:
    print(f"angka{angka} merupakan genap")
else:
    print(f"angka{angka} merupakan ganjil")
