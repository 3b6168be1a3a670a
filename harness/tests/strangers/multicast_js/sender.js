// Says to the group what is typed.
const dgram = require("node:dgram");
const readline = require("node:readline");

const mulut = dgram.createSocket("udp4");
const ketikan = readline.createInterface({ input: process.stdin, terminal: false });
const tanya = () => process.stdout.write("Pesan apa? ");

mulut.bind(0, () => {
  mulut.setMulticastTTL(2);
  tanya();
  ketikan.on("line", (baris) => mulut.send(baris, 5004, "224.1.1.1", tanya));
  ketikan.on("close", () => mulut.close());
});
