// One map of users, one of groups; every answer is a line of JSON.
const dgram = require("node:dgram");
const net = require("node:net");

const users = new Map();
const groups = new Map();
let made = 0;
const mouth = dgram.createSocket("udp4");

const tell = (name, what) => users.get(name)?.write(JSON.stringify(what) + "\n");
const say = (name, text) => tell(name, { text });
const others = (group, name) => [...group.members].filter((member) => member !== name);

function leave(me, name) {
  const group = groups.get(name);
  if (!group?.members.delete(me)) return "you are not in that group";
  tell(me, { drop: group.address });
  for (const member of group.members) say(member, `${me} left ${name}`);
  return `you left ${name}`;
}

const commands = {
  buat(me, name) {
    if (groups.has(name)) return "not possible: there is such a group";
    made += 1;
    const address = `239.7.0.${made}`;
    groups.set(name, { address, members: new Set([me]), guests: new Set() });
    tell(me, { add: address });
    return `${name} lives at ${address}!`;
  },
  undang(me, name, guest) {
    const group = groups.get(name);
    if (!group?.members.has(me)) return "you are not in that group";
    group.guests.add(guest);
    say(guest, `${me} invites you to ${name}`);
    return "invited";
  },
  gabung(me, name) {
    const group = groups.get(name);
    if (!group?.guests.delete(me)) return "you are not invited";
    for (const member of group.members) say(member, `${me} is now in ${name}`);
    group.members.add(me);
    tell(me, { add: group.address });
    return "welcome to the group";
  },
  kirim(me, name, text) {
    const group = groups.get(name);
    if (!group?.members.has(me)) return "you are not in that group";
    mouth.send(`${me}@${name}> ${text}`, 7000, group.address);
    for (const member of others(group, me)) say(member, `(new message in ${name})`);
    return "sent";
  },
  keluar: leave,
};

function obey(me, line) {
  const [, word, name, rest] = /^(\S*) ?(\S*) ?(.*)$/.exec(line) ?? [];
  say(me, commands[word]?.(me, name, rest) ?? "unknown command");
}

net.createServer((socket) => {
  let me = null;
  let open = "";
  socket.setEncoding("utf8");
  socket.on("error", () => {});
  socket.on("data", (piece) => {
    const lines = (open + piece).split("\n");
    open = lines.pop();
    for (const line of lines) {
      if (me !== null) {
        obey(me, line.trim());
        continue;
      }
      me = line.trim();
      users.set(me, socket);
      say(me, `hello ${me}`);
    }
  });
  socket.on("close", () => {
    users.delete(me);
    for (const name of groups.keys()) leave(me, name);
  });
}).listen(7000, "127.0.0.1", () => console.log("ready"));
