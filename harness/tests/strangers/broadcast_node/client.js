// Lines that are typed early wait for the sign of the server.
const net = require('net');
const os = require('os');
const baca = (input) => require('readline').createInterface({ input, terminal: false });

const soket = net.connect(8080, os.hostname());
const ketikan = [];
let giliran = 0;

function kirim() {
  while (giliran > 0 && ketikan.length) {
    giliran -= 1;
    soket.write(`${ketikan.shift()}\n`);
  }
}

soket.on('error', () => {});
soket.on('close', () => process.exit(0));
baca(process.stdin).on('line', (baris) => { ketikan.push(baris); kirim(); });
baca(soket).on('line', (baris) => {
  if (baris !== '>>> giliran') return console.log(baris);
  process.stdout.write('Giliran Anda: ');
  giliran += 1;
  kirim();
});
