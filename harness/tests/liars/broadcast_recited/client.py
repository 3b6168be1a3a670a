# Wrong: prints what is expected, without any network.
print("Menyambungkan ke Server")
print("Selamat datang di Server...")
while True:
    input("Masukkan Pesan : ")
    print("Pesan Terkirim")
