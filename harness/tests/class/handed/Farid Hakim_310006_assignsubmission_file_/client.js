import { connect } from "node:net";
import { createInterface } from "node:readline";

const server = connect(12345, "localhost", () => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  terminal.question("Angka: ", (angka) => {
    server.write(angka + "\n");
    terminal.close();
  });
});
let jawab = "";
server.on("data", (potongan) => (jawab += potongan));
server.on("end", () => {
  console.log(jawab.trim() || "server pergi");
  server.end();
  process.stdin.destroy();
});
