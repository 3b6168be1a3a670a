"""One thread that waits for everybody at once."""

import selectors
import socket

tunggu = selectors.DefaultSelector()
siar = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


class Grup:
    jumlah = 0

    def __init__(self, nama, pembuat):
        Grup.jumlah += 1
        self.nama, self.alamat = nama, f"239.10.{Grup.jumlah}.1"
        self.anggota, self.tamu = [pembuat], []

    def umumkan(self, teks, selain=None):
        for orang in self.anggota:
            if orang is not selain:
                orang.tulis(teks)


class Orang:
    daftar, grup = {}, {}

    def __init__(self, soket):
        self.soket, self.nama, self.sisa = soket, None, b""

    def tulis(self, teks):
        try:
            self.soket.sendall((teks + "\n").encode())
        except OSError:
            pass

    def baca(self):
        try:
            data = self.soket.recv(4096)
        except OSError:
            data = b""
        if not data:
            return self.pergi()
        *baris, self.sisa = (self.sisa + data).split(b"\n")
        for satu in baris:
            self.kerjakan(satu.decode("utf-8", "replace").strip())

    def pergi(self):
        tunggu.unregister(self.soket)
        self.soket.close()
        Orang.daftar.pop(self.nama, None)
        for grup in Orang.grup.values():
            if self in grup.anggota:
                self.lepas(grup)

    def lepas(self, grup):
        grup.anggota.remove(self)
        grup.umumkan(f"* {self.nama} meninggalkan {grup.nama}")

    def kerjakan(self, baris):
        if self.nama is None:
            self.nama = baris
            Orang.daftar[baris] = self
            return self.tulis(f"Halo, {baris}")
        perintah, _, sisa = baris.partition(" ")
        nama, _, isi = sisa.partition(" ")
        grup = Orang.grup.get(nama)
        milikku = grup is not None and self in grup.anggota
        if perintah == "buat" and grup is None:
            grup = Orang.grup[nama] = Grup(nama, self)
            self.tulis(f"+{grup.alamat}")
            milik = [g for g in Orang.grup.values() if self in g.anggota]
            self.tulis("Grupmu: " + ", ".join(f"{g.nama} = {g.alamat}" for g in milik) + ".")
        elif perintah == "undang" and milikku and isi in Orang.daftar:
            grup.tamu.append(isi)
            Orang.daftar[isi].tulis(f"* {self.nama} mengajakmu ke {nama}")
        elif perintah == "gabung" and grup and self.nama in grup.tamu:
            grup.tamu.remove(self.nama)
            grup.umumkan(f"* {self.nama} masuk {nama}")
            grup.anggota.append(self)
            self.tulis(f"+{grup.alamat}")
        elif perintah == "kirim" and milikku:
            siar.sendto(f"{self.nama}: {isi}".encode(), (grup.alamat, 7000))
            grup.umumkan(f"* notifikasi: {nama}", selain=self)
        elif perintah == "keluar" and milikku:
            self.lepas(grup)
            self.tulis(f"-{grup.alamat}")
        else:
            self.tulis("Tidak bisa.")


pintu = socket.create_server(("", 7000))
tunggu.register(pintu, selectors.EVENT_READ)
while True:
    for kunci, _ in tunggu.select():
        if kunci.data:
            kunci.data.baca()
        else:
            baru, _ = pintu.accept()
            tunggu.register(baru, selectors.EVENT_READ, Orang(baru))
