import { createServer } from "node:net";

// Satu klien selesai dulu, baru yang berikutnya.
const antrean = [];
let sibuk = false;

function berikutnya() {
  const klien = antrean.shift();
  sibuk = Boolean(klien);
  if (!klien) return;
  let teks = "";
  const selesai = () => {
    klien.destroy();
    berikutnya();
  };
  klien.on("error", selesai);
  klien.on("end", () => jawab(klien, teks, selesai));
  klien.on("data", (potongan) => {
    teks += potongan;
    if (teks.includes("\n")) jawab(klien, teks, selesai);
  });
  klien.resume();
}

function jawab(klien, teks, selesai) {
  klien.removeAllListeners("end");
  klien.removeAllListeners("data");
  const angka = teks.trim();
  console.log("Diterima", angka);
  let kata = "bukan bilangan bulat";
  if (/^[+-]?\d+$/.test(angka)) kata = `${angka} ${BigInt(angka) % 2n ? "ganjil" : "genap"}`;
  klien.removeAllListeners("error");
  klien.on("error", () => {});
  klien.end(kata + "\n", selesai);
}

createServer({ allowHalfOpen: true, pauseOnConnect: true }, (klien) => {
  antrean.push(klien);
  if (!sibuk) berikutnya();
}).listen(12345, "localhost");
