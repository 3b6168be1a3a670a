// Takes everybody in, and serves them one by one: the others stand in a queue.
const net = require("net");

const queue = [];
let busy = false;

function answer(line) {
  if (!/^[+-]?\d+$/.test(line)) return "maaf, itu bukan bilangan bulat";
  return "13579".includes(line.at(-1)) ? "ganjil" : "genap";
}

function next() {
  const guest = queue.shift();
  busy = guest !== undefined;
  if (!busy) return;
  let asked = "";
  let isOver = false;
  const leave = () => {
    if (isOver) return;
    isOver = true;
    next();
  };
  const reply = () => {
    if (isOver) return;
    console.log("pertanyaan:", JSON.stringify(asked.trim()));
    guest.end(answer(asked.trim()) + "\n");
    leave();
  };
  guest.on("close", leave);
  if (guest.destroyed) return leave();
  guest.on("data", (data) => {
    asked += data;
    if (asked.includes("\n")) reply();
  });
  guest.on("end", () => (asked ? reply() : guest.destroy()));
}

net.createServer({ allowHalfOpen: true, pauseOnConnect: false }, (guest) => {
  guest.on("error", () => {});
  queue.push(guest);
  if (!busy) next();
}).listen(12345, "127.0.0.1");
