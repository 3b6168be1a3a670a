// Prints what is said in the group.
const dgram = require("node:dgram");

const telinga = dgram.createSocket({ type: "udp4", reuseAddr: true });
telinga.on("message", (isi, asal) => console.log(`${asal.address} -> ${isi.toString("utf8")}`));
telinga.bind(5004, () => telinga.addMembership("224.1.1.1"));
