// The one whose turn it is gets a sign; what comes earlier waits in a list.
const net = require('net');
const os = require('os');
const baca = (input) => require('readline').createInterface({ input, terminal: false });

const operator = [];
let klien = [];
let giliran = -1; // the operator's
let dimulai = false;

const tanya = () => process.stdout.write('Pesan operator: ');

function siarkan(teks, kecuali) {
  for (const k of klien) if (k !== kecuali) k.soket.write(`${teks}\n`);
}

function lanjut() {
  while (dimulai) {
    if (giliran < 0) {
      if (!operator.length) return;
      siarkan(`[operator] ${operator.shift()}`);
    } else {
      const k = klien[giliran];
      if (!k.pergi) {
        if (!k.ditanya) k.soket.write('>>> giliran\n');
        k.ditanya = true;
        if (!k.baris.length) return;
        k.ditanya = false;
        const jawaban = k.baris.shift();
        console.log(`klien ${k.nomor}: ${jawaban}`);
        siarkan(`[klien ${k.nomor}] ${jawaban}`, k);
      }
    }
    giliran += 1;
    if (giliran === klien.length) {
      giliran = -1;
      klien = klien.filter((k) => !k.pergi);
      tanya();
    }
  }
}

function sambut(soket) {
  const k = { soket, nomor: klien.length + 1, baris: [], pergi: false, ditanya: false };
  klien.push(k);
  soket.write(`Welcome, klien ${k.nomor}\n`);
  soket.on('error', () => {});
  soket.on('close', () => { k.pergi = true; lanjut(); });
  baca(soket).on('line', (baris) => { k.baris.push(baris); lanjut(); });
  if (klien.length === 2) {
    dimulai = true;
    tanya();
    lanjut();
  }
}

baca(process.stdin).on('line', (baris) => { operator.push(baris); lanjut(); });
net.createServer(sambut).listen(8080, os.hostname());
