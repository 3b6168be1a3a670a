const net = require("net");
const readline = require("readline");

const keyboard = readline.createInterface({ input: process.stdin, output: process.stdout });
keyboard.question("? ", (number) => {
  keyboard.close();
  let reply = "";
  const server = net.connect(12345, "127.0.0.1", () => server.end(number + "\n"));
  server.on("data", (data) => (reply += data));
  server.on("error", () => {});
  server.on("close", () => console.log("->", reply.trim() || "(tanpa jawaban)"));
});
