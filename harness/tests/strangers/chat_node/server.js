const net = require("net");
const readline = require("readline");

const room = new Map();
const tell = (text) => room.forEach((_, guest) => guest.write(text + "\n"));

net.createServer((guest) => {
  guest.write("user?");
  guest.on("error", () => {});
  readline.createInterface({ input: guest }).on("error", () => {}).on("line", (line) => {
    const name = room.get(guest);
    if (name !== undefined) return tell(`${name}> ${line}`);
    room.set(guest, line.trim());
    guest.write("Anda terhubung.\n");
    tell(`${line.trim()} telah masuk`);
  });
  guest.on("close", () => {
    const name = room.get(guest);
    room.delete(guest);
    if (name !== undefined) tell(`${name} telah keluar`);
  });
}).listen(59000, "127.0.0.1");
