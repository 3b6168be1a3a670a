//! A good file of each kind, and the mistakes that can be made in it.

pub(super) const SCENARIO: &str = "\
title: {id: a, en: b}
about: {id: a, en: b}
vars: {word: {random: word}, age: 21}
cast:
  ani: client
  server: {role: server, args: [--port, 8000], vars: {x: y}, term: xterm, size: 80x24}
  probe: {connect: 'tcp lab:59000'}
  fake: {listen: tcp 59000}
  ear: {udp: 5004, group: 224.1.1.1}
groups: {all: [ani, server]}
hosts: {lab: [server, fake], desk: [ani, probe, ear]}
networks: {one: [lab], two: [desk]}
defaults: {within: 5s, grace: 1s, linger: 1s}
always: [{everyone never sees: Traceback}]
checks:
  - id: first
    title: {id: a, en: b}
    points: 10
    hint: {id: a, en: b}
    hints: [{when: late, say: {id: a, en: b}}]
    because: {id: a, en: b}
    steps: [{start: everyone}, {'ani types': '${word}${age}'}]
  - {id: second, title: {id: a, en: b}, needs: first, points: 2.5, steps: [{ani types: x}]}
";

pub(super) const MODULE: &str = "\
title: {id: a, en: b}
roles:
  server: {title: {id: a, en: b}, files: ['server*', Peladen_é], listens on: tcp 59000}
  receiver: {joins: [224.1.1.1, 224.1.1.2]}
  client:
scenarios: {dialogue: 40, mistakes: 60.5}
questions: [{id: why, text: {id: a, en: b}, points: 10}]
defaults: {within: 5s}
";

pub(super) const COURSE: &str = "\
course: {id: a, en: b}
institution: {id: a, en: b}
term: {id: a, en: b}
language: en
modules:
  - parity
  - {module: chat, weight: 2, optional: true, deadline: '2026-12-01 23:59 WIB'}
grading: {attempts: best, maximum: 100, decimals: 1, late: {per day: 10%, at most: 50.5 %}}
defaults: {linger: 2s}
";

pub(super) const MANIFEST: &str = "\
name: Ani
nim: 21/4743/PA
class: {id: a, en: b}
lab_partner: Budi
programs:
  chat: {server: chat/server.py, client: [a b.py, {run: c2.py, args: ['${n}', 4, x$y]}]}
  broadcast4: {server: {run: broadcast_server}}
";

pub(super) const VERDICT: &str = "\
module: chat
about: {id: a, en: b}
plays:
  dialogue: {boot: passed 10, join: failed not_accepting 2.5, leave: '  skipped   join '}
  leave: {}
says: [two words, 21, ~]
";

pub(super) const STRANGER: &str = "\
modules: [broadcast, broadcast4]
style: {id: a, en: b}
";

/// What is replaced, and by what.
pub(super) type Mistake = (&'static str, &'static str);

pub(super) const IN_SCENARIO: [Mistake; 44] = [
    ("title: {id: a, en: b}\nabout", "about"),
    ("title: {id: a, en: b}\nabout", "title: a\nabout"),
    ("about: {id: a, en: b}", "about: {id: a}"),
    ("about: {id: a, en: b}", "about: {id: a, en: ' '}"),
    ("about: {id: a, en: b}", "about: {id: a, en: b, fr: c}"),
    ("about:", "abuot:"),
    ("{random: word}", "{random: sentence}"),
    ("{random: word}", "{random: word, more: 1}"),
    ("{random: word}", "[word]"),
    ("age: 21", "Age: 21"),
    ("  ani: client", "  types: client"),
    ("  ani: client", "  network: client"),
    ("  ani: client", "  Ani: client"),
    ("  ani: client", "  ani: Client"),
    ("  ani: client", "  ani: [client]"),
    ("role: server, ", ""),
    ("role: server, ", "role: server, count: 0, "),
    ("role: server, ", "role: server, count: 2001, "),
    ("role: server, ", "role: server, udp: 1, "),
    ("[--port, 8000]", "--port"),
    ("[--port, 8000]", "['${']"),
    (
        "[--port, 8000]",
        "[a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a]",
    ),
    ("term: xterm", "term: x y"),
    ("80x24", "80 x 24"),
    ("80x24", "501x24"),
    ("tcp lab:59000", "59000"),
    ("tcp lab:59000", "tcp lab:0"),
    (
        "{listen: tcp 59000}",
        "{listen: tcp 59000, group: 224.1.1.1}",
    ),
    ("{listen: tcp 59000}", "{listen: tcp 59000, connect: tcp 1}"),
    ("udp: 5004", "udp: 65536"),
    ("224.1.1.1", "223.1.1.1"),
    ("{all: [ani, server]}", "{all: ani}"),
    ("{all: [ani, server]}", "{all: []}"),
    ("{all: [ani, server]}", "{any: [ani, server]}"),
    ("lab: [server, fake]", "lab: server"),
    ("one: [lab]", "One: [lab]"),
    ("within: 5s", "within: 5"),
    ("grace: 1s", "patience: 1s"),
    ("never sees", "sees"),
    ("points: 10", "points: -1"),
    ("    points: 10\n", ""),
    ("id: first", "id: First"),
    ("when: late", "when: sometimes"),
    ("steps: [{ani types: x}]", "steps: []"),
];

pub(super) const IN_MODULE: [Mistake; 17] = [
    ("title: {id: a, en: b}\nroles", "roles"),
    ("  client:", "  Client:"),
    ("  client:", "  client: {port: 1}"),
    ("  client:", "  client: yes please"),
    ("['server*', Peladen_é]", "server*"),
    ("['server*', Peladen_é]", "[]"),
    ("server*", "server.py"),
    ("server*", "*a*b*c*"),
    ("tcp 59000", "59000"),
    ("224.1.1.2", "10.0.0.1"),
    ("dialogue: 40", "Dialogue: 40"),
    ("dialogue: 40", "dialogue: lots"),
    ("{dialogue: 40, mistakes: 60.5}", "{}"),
    ("{dialogue: 40, mistakes: 60.5}", "[dialogue]"),
    (", points: 10}", "}"),
    ("questions: [", "questions: [why, "),
    ("within: 5s", "within: 5h"),
];

pub(super) const IN_COURSE: [Mistake; 20] = [
    ("term: {id: a, en: b}\n", ""),
    ("language: en", "language: fr"),
    ("- parity", "- Parity"),
    ("- parity", "- [parity]"),
    ("module: chat, ", ""),
    ("weight: 2", "weight: heavy"),
    ("optional: true", "optional: perhaps"),
    ("optional: true", "must: false"),
    ("23:59 WIB", "24:00 WIB"),
    ("23:59 WIB", "23:59"),
    ("23:59 WIB", "23:59 CEST"),
    ("2026-12-01", "2026-11-31"),
    ("2026-12-01", "2026-13-01"),
    ("attempts: best", "attempts: worst"),
    ("maximum: 100", "maximum: 10001"),
    ("decimals: 1", "decimals: 3"),
    ("per day: 10%, ", ""),
    ("per day: 10%", "per day: 10"),
    ("at most: 50.5 %", "at most: 101%"),
    ("late: {per day: 10%, at most: 50.5 %}", "late: 10%"),
];

pub(super) const IN_MANIFEST: [Mistake; 22] = [
    ("name: Ani", "nama: Ani"),
    ("name: Ani", "name: ' '"),
    ("name: Ani", "name: [Ani]"),
    ("id: a, en: b", "id: a"),
    ("21/4743/PA", "dua satu"),
    ("21/4743/PA", "{id: a, en: b}"),
    ("chat:", "Chat:"),
    ("{server: chat/server.py,", "{Server: chat/server.py,"),
    (
        "broadcast4: {server: {run: broadcast_server}}",
        "broadcast4: x",
    ),
    ("{run: broadcast_server}", "{args: [x]}"),
    ("{run: broadcast_server}", "[]"),
    ("{run: broadcast_server}", "[[x]]"),
    ("{run: broadcast_server}", ""),
    ("{run: broadcast_server}", "{run: x, env: y}"),
    ("chat/server.py", "../server.py"),
    ("chat/server.py", "/chat/server.py"),
    ("chat/server.py", "chat/./server.py"),
    ("chat/server.py", "chat//server.py"),
    ("chat/server.py", "chat\\server.py"),
    ("chat/server.py", "'chat /server.py'"),
    ("'${n}'", "'${m}'"),
    ("['${n}', 4, x$y]", "x"),
];

pub(super) const IN_VERDICT: [Mistake; 14] = [
    ("module: chat\n", ""),
    ("module: chat", "module: Chat"),
    ("about: {id: a, en: b}", "about: words"),
    ("dialogue:", "Dialogue:"),
    ("boot:", "Boot:"),
    ("passed 10", "passed"),
    ("passed 10", "passed 10001"),
    ("passed 10", "missed 10"),
    ("not_accepting", "not_excepting"),
    ("not_accepting 2.5", "not_accepting"),
    ("'  skipped   join '", "skipped"),
    ("leave: {}", "leave: all"),
    ("two words", "' '"),
    ("says: [two words, 21, ~]", "says: two words"),
];

pub(super) const IN_STRANGER: [Mistake; 6] = [
    ("modules: [broadcast, broadcast4]\n", ""),
    ("modules:", "moduls:"),
    ("broadcast4", "Broadcast4"),
    ("style: {id: a, en: b}\n", ""),
    ("id: a, en: b", "id: a"),
    ("{id: a, en: b}", "Python"),
];
