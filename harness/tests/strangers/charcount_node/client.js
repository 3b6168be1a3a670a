const net = require("net");
const readline = require("readline");

const terminal = readline.createInterface({ input: process.stdin, output: process.stdout, terminal: false });
terminal.question("Pesan> ", (message) => {
  terminal.close();
  let reply = "";
  const server = net.connect(12345, "127.0.0.1", () => server.write(message + "\n"));
  server.setEncoding("utf8");
  server.on("data", (piece) => (reply += piece));
  server.on("error", () => {});
  server.on("close", () => {
    console.log(reply.trim() || "server menutup sambungan");
    process.exit(0);
  });
});
