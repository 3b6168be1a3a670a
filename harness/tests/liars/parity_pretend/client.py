# Wrong: prints what a client would print, and never opens a socket.
input("Masukkan angka :")
print("angka7 merupakan ganjil")
