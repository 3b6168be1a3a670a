const net = require("net");
const readline = require("readline");

const keyboard = readline.createInterface({ input: process.stdin, output: process.stdout });
keyboard.question("nama: ", (name) => {
  const server = net.connect(59000, "127.0.0.1");
  let asked = "";
  server.setEncoding("utf8");
  server.on("data", (text) => {
    if (asked === "user?") return process.stdout.write(text);
    const rest = 5 - asked.length;
    asked += text.slice(0, rest);
    if (asked === "user?") {
      server.write(name + "\n");
      process.stdout.write(text.slice(rest));
    }
  });
  server.on("close", () => process.exit(0));
  server.on("error", () => {});
  keyboard.on("line", (line) => server.write(line + "\n"));
});
