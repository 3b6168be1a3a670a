"""A thread reads each guest, another writes to them; every line has a time and colours."""

import logging
import queue
import socket
import threading
import time

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")


class Ruang:
    def __init__(self):
        self.tamu = []
        self.kunci = threading.Lock()

    def siarkan(self, teks):
        for tamu in self.tamu:
            tamu.beri(teks)

    def masuk(self, tamu):
        with self.kunci:
            self.tamu.append(tamu)
            tamu.beri(f"Halo, {tamu.nama}! Anda sudah tersambung.")
            self.siarkan(f"*** \033[33m{tamu.nama}\033[0m bergabung, kini {len(self.tamu)} orang")

    def bicara(self, tamu, teks):
        with self.kunci:
            self.siarkan(f"\033[36m<{tamu.nama}>\033[0m {teks}")

    def keluar(self, tamu):
        with self.kunci:
            self.tamu.remove(tamu)
            self.siarkan(f"*** \033[31m{tamu.nama}\033[0m meninggalkan ruang")


class Tamu(threading.Thread):
    def __init__(self, ruang, soket):
        super().__init__(daemon=True)
        self.ruang, self.soket, self.antrean = ruang, soket, queue.Queue()
        self.nama = ""

    def beri(self, teks):
        self.antrean.put(f"\033[90m[{time.strftime('%H:%M:%S')}]\033[0m {teks}\n".encode())

    def tulis(self):
        try:
            while data := self.antrean.get():
                self.soket.sendall(data)
        except OSError as galat:
            logging.info("tulis ke %s: %s", self.nama, galat)
        self.soket.close()

    def run(self):
        try:
            self.soket.sendall(b"user?")
            aliran = self.soket.makefile(encoding="utf-8", errors="replace")
            self.nama = aliran.readline().strip()
        except OSError as galat:
            logging.info("jabat tangan: %s", galat)
        if not self.nama:
            self.soket.close()
            return
        threading.Thread(target=self.tulis, daemon=True).start()
        self.ruang.masuk(self)
        try:
            for baris in aliran:
                if teks := baris.strip():
                    self.ruang.bicara(self, teks)
        except OSError as galat:
            logging.info("baca dari %s: %s", self.nama, galat)
        aliran.close()
        self.ruang.keluar(self)
        self.antrean.put(b"")


ruang = Ruang()
with socket.create_server(("127.0.0.1", 59000)) as pintu:
    logging.info("Menunggu koneksi di port 59000…")
    while True:
        soket, alamat = pintu.accept()
        logging.info("dari %s:%d", *alamat)
        Tamu(ruang, soket).start()
