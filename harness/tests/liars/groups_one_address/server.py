# Wrong: all groups share one address.
import socket
import threading

gembok = threading.Lock()
orang, grup = {}, {}
dibuat = 0
siaran = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
siaran.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)


def kirim(nama, teks):
    try:
        orang[nama].sendall(teks.encode() + b"\n")
    except (KeyError, OSError):
        pass


def kabari(g, teks, kecuali=""):
    for nama in g["anggota"]:
        if nama != kecuali:
            kirim(nama, teks)


def buat(aku, nama, _):
    global dibuat
    if nama in grup:
        return "Grup itu sudah ada, tidak dapat dibuat lagi."
    dibuat += 1
    grup[nama] = {"alamat": "239.255.1.1", "anggota": {aku}, "diundang": set()}
    if dibuat == 1:
        kirim(aku, f"@gabung {grup[nama]['alamat']}")
    return f"Grup {nama} dibuat di {grup[nama]['alamat']} ."


def undang(aku, nama, tamu):
    g = grup.get(nama)
    if not g or aku not in g["anggota"]:
        return "Kamu bukan anggota grup itu."
    g["diundang"].add(tamu)
    kirim(tamu, f"{aku} mengundangmu ke {nama}")
    return "Undangan terkirim."


def gabung(aku, nama, _):
    g = grup.get(nama)
    if not g or aku not in g["diundang"]:
        return "Kamu tidak diundang."
    g["diundang"].discard(aku)
    kabari(g, f"[{nama}] {aku} bergabung")
    g["anggota"].add(aku)
    kirim(aku, f"@gabung {g['alamat']}")
    return "Selamat bergabung."


def pesan(aku, nama, teks):
    g = grup.get(nama)
    if not g or aku not in g["anggota"]:
        return "Kamu bukan anggota grup itu."
    siaran.sendto(f"[{nama}] {aku}: {teks}".encode(), (g["alamat"], 7000))
    kabari(g, f"[notifikasi] pesan baru di {nama}", kecuali=aku)
    return "Terkirim."


def keluar(aku, nama, _):
    g = grup.get(nama)
    if not g or aku not in g["anggota"]:
        return "Kamu bukan anggota grup itu."
    g["anggota"].discard(aku)
    kabari(g, f"[{nama}] {aku} keluar")
    kirim(aku, f"@keluar {g['alamat']}")
    return "Sampai jumpa."


PERINTAH = {"buat": buat, "undang": undang, "gabung": gabung, "kirim": pesan, "keluar": keluar}


def layani(soket):
    baris = soket.makefile("r", encoding="utf-8", errors="replace")
    aku = baris.readline().strip()
    orang[aku] = soket
    kirim(aku, f"Selamat datang, {aku}.")
    try:
        for kata in baris:
            bagian = (kata.strip() + "  ").split(" ", 2)
            with gembok:
                kerja = PERINTAH.get(bagian[0], lambda *_: "Perintah itu tidak dikenal.")
                kirim(aku, kerja(aku, bagian[1], bagian[2].strip()))
    except OSError:
        pass
    with gembok:
        orang.pop(aku, None)
        for nama in list(grup):
            keluar(aku, nama, "")


pendengar = socket.create_server(("127.0.0.1", 7000))
print("Server grup siap.")
while True:
    threading.Thread(target=layani, args=(pendengar.accept()[0],), daemon=True).start()
