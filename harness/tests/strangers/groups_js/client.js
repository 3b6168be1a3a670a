// A socket for each group, bound to the group's own address.
const dgram = require("node:dgram");
const net = require("node:net");
const readline = require("node:readline");

const ears = new Map();
const server = net.connect(7000, "127.0.0.1");

function add(address) {
  const ear = dgram.createSocket({ type: "udp4", reuseAddr: true });
  ear.on("message", (text) => console.log(text.toString()));
  ear.bind(7000, address, () => ear.addMembership(address));
  ears.set(address, ear);
}

readline.createInterface({ input: server }).on("line", (line) => {
  const order = JSON.parse(line);
  if (order.text) console.log(order.text);
  if (order.add) add(order.add);
  if (order.drop) ears.get(order.drop)?.close();
});
readline.createInterface({ input: process.stdin, terminal: false })
  .on("line", (line) => server.write(line + "\n"))
  .on("close", () => server.end());
process.stdout.write("your name: ");
server.on("close", () => process.exit(0));
