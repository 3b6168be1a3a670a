// Counts the code points of a message; Node gathers the pieces of characters that were cut.
const net = require("net");

net.createServer({ allowHalfOpen: true }, (client) => {
  let heard = "";
  client.setEncoding("utf8");
  const reply = () => {
    const message = heard.split("\n")[0];
    client.end(heard === "" ? "" : `jumlah karakter: ${[...message].length}\n`);
    client.removeAllListeners("data").resume();
  };
  client.on("data", (piece) => {
    heard += piece;
    if (heard.includes("\n")) reply();
  });
  client.on("end", () => client.writable && reply());
  client.on("error", () => client.destroy());
}).listen(12345, "127.0.0.1", () => console.log("siap"));
