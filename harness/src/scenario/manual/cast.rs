//! Pages of the cast: each kind of entry, and what may stand in it.

use super::prose::{Entry, entry};
use super::sample::{cast, keys};

pub(super) const ALL: [Entry; 8] = [CAST, ROLE, COUNT, ARGS, TERM, CONNECT, LISTEN, UDP];

const CAST: Entry = entry(
    &["cast", "actors", "aktor", "pemain"],
    (
        "Siapa yang ada di panggung: nama, lalu apa dia.",
        "Who is on stage: a name, and what it is.",
    ),
    (
        "- `ani: client` — program mahasiswa dalam sebuah peran, dengan terminalnya sendiri\n- `{role: client, count: 4, …}` — program dengan pengaturan: `count`, `args`, `vars`, `term`, `size`\n- `{connect: tcp 59000}` — klien TCP mentah milik harness\n- `{listen: tcp 59000}` — server TCP mentah milik harness\n- `{udp: 5004, group: 224.1.1.1}` — soket UDP mentah milik harness\n\nPeran dinyatakan di `module.yaml`. Aktor ke-*n* sebuah peran, menurut urutan di sini, mendapat program ke-*n* yang bernomor (`client1.py`, `client2.py`); program tanpa nomor melayani semua. Tidak ada yang berjalan sebelum `start`. Aktor yang tidak pernah disebut mendapat peringatan.",
        "- `ani: client` — a program of the submission in a role, on its own terminal\n- `{role: client, count: 4, …}` — a program with settings: `count`, `args`, `vars`, `term`, `size`\n- `{connect: tcp 59000}` — a raw TCP client held by the harness\n- `{listen: tcp 59000}` — a raw TCP server held by the harness\n- `{udp: 5004, group: 224.1.1.1}` — a raw UDP socket held by the harness\n\nRoles are declared in `module.yaml`. The *n*th actor of a role, in the order here, gets the *n*th numbered program (`client1.py`, `client2.py`); one without a number serves for all. Nobody runs before a `start`. An actor that is never spoken of gets a warning.",
    ),
    &[cast(
        "server: server\nani: client\nprobe: {connect: tcp 59000}",
    )],
);

const ROLE: Entry = entry(
    &["role", "program", "peran"],
    (
        "Program mahasiswa dalam sebuah peran.",
        "A program of the submission in a role.",
    ),
    (
        "`ani: client` adalah bentuk pendek `ani: {role: client}`. Programnya dikenali dari nama berkas (`files` di `module.yaml`). Ia mendapat terminal, sehingga `input()` dan `print()` bekerja seperti di meja mahasiswa.",
        "`ani: client` is short for `ani: {role: client}`. Its program is recognised by its file name (`files` in `module.yaml`). It gets a terminal, so that `input()` and `print()` work as on the student's desk.",
    ),
    &[cast("server: server\nani: {role: client}")],
);

const COUNT: Entry = entry(
    &["count", "vars", "clients.1"],
    (
        "Beberapa aktor yang sama, sekaligus sebuah kelompok.",
        "Several actors alike, and a group of them.",
    ),
    (
        "`clients: {role: client, count: 4}` menjadi `clients.1` sampai `clients.4`, dan kelompok `clients`. `vars:` memberi masing-masing nilainya sendiri; di dalamnya boleh ada `${n}` (nomornya), `${actor}` (namanya, seperti `clients.2`) dan variabel skenario. Paling banyak 2000. `count` dan `vars` juga boleh pada soket mentah.",
        "`clients: {role: client, count: 4}` makes `clients.1` to `clients.4`, and the group `clients`. `vars:` gives each its own values; they may hold `${n}` (its number), `${actor}` (its name, such as `clients.2`) and variables of the scenario. 2000 at most. Raw sockets may have `count` and `vars` too.",
    ),
    &[keys(
        "cast:\n  server: server\n  clients: {role: client, count: 4, vars: {nama: \"user${n}\"}}\nchecks:\n  - id: join\n    title: {id: Empat klien bergabung, en: Four clients join}\n    points: 10\n    steps:\n      - start: [server, clients]\n      - clients type: ${nama}\n      - clients.1 sees: user4",
    )],
);

const ARGS: Entry = entry(
    &["args"],
    (
        "Argumen baris perintah program.",
        "The program's command line arguments.",
    ),
    (
        "Sebuah daftar teks, satu untuk setiap argumen. Di dalamnya boleh ada `vars` milik aktor itu, `${n}` (bila ada `count:`), `${actor}`, dan `vars` skenario; bukan yang disimpan oleh `keep`.",
        "A list of texts, one for each argument. They may hold the actor's own `vars`, `${n}` (where there is a `count:`), `${actor}`, and the scenario's `vars`; not what a `keep` captured.",
    ),
    &[cast(
        "ani: {role: client, args: [\"--nama\", \"${nama}\"], vars: {nama: ani}}\nclients: {role: client, count: 2, args: [\"--nomor\", \"${n}\", \"${actor}\"]}",
    )],
);

const TERM: Entry = entry(
    &["terminal", "term", "size"],
    (
        "Terminal seperti apa yang dimiliki program.",
        "What kind of terminal the program has.",
    ),
    (
        "`term` adalah jenisnya (biasanya `dumb`, tanpa warna); `size` adalah kolom kali baris (biasanya `80x24`). Jarang perlu.",
        "`term` is its kind (usually `dumb`, without colours); `size` is columns by rows (usually `80x24`). Seldom needed.",
    ),
    &[cast(
        "ani: {role: client, term: xterm-256color, size: 120x40}",
    )],
);

const CONNECT: Entry = entry(
    &["connect", "raw client", "probe"],
    (
        "Klien TCP mentah yang dipegang harness.",
        "A raw TCP client held by the harness.",
    ),
    (
        "Tersambung ketika `start`. Untuk mencoba server tanpa klien mahasiswa: byte aneh, pesan terpotong, sambungan yang diputus. Ia mengirim dengan `sends`, bukan `types`. Dengan `hosts:`, server di host lain disebut: `{connect: tcp lab:59000}`. `sends`, `sees`, `is closed`, `half close` dan `reset` berlaku baginya.",
        "Connects when it is started. For trying a server without the student's client: odd bytes, messages cut in two, broken connections. It `sends`; it does not type. With `hosts:`, a server on another host is named: `{connect: tcp lab:59000}`. `sends`, `sees`, `is closed`, `half close` and `reset` are for it.",
    ),
    &[cast("server: server\nprobe: {connect: tcp 59000}")],
);

const LISTEN: Entry = entry(
    &["listen", "raw server"],
    (
        "Server TCP mentah yang dipegang harness.",
        "A raw TCP server held by the harness.",
    ),
    (
        "Untuk mencoba klien mahasiswa sendirian: apa yang dikirimnya, dan bagaimana ia menanggapi jawaban yang aneh. Mendengarkan sejak `start`.",
        "For trying the student's client alone: what it sends, and what it makes of odd answers. Listens from its `start` on.",
    ),
    &[keys(
        "cast:\n  fake: {listen: tcp 59000}\n  ani: client\nchecks:\n  - id: kirim\n    title: {id: Klien mengirim angka yang diketik, en: The client sends the number that was typed}\n    points: 10\n    steps:\n      - start: fake\n      - start: ani\n      - ani types: 21\n      - fake sees: 21\n      - fake sends: ganjil\n      - ani sees: ganjil",
    )],
);

const UDP: Entry = entry(
    &["udp", "group", "raw udp socket", "ear"],
    (
        "Soket UDP mentah yang dipegang harness.",
        "A raw UDP socket held by the harness.",
    ),
    (
        "`udp` adalah port tempat ia terikat; `group` membuatnya anggota grup multicast. Ia melihat setiap datagram yang tiba, masing-masing di barisnya sendiri, dan mengirim dengan `sends` dan `to:`.",
        "`udp` is the port that it is bound to; `group` makes it a member of a multicast group. It sees every datagram that arrives, each on a line of its own, and sends with `sends` and `to:`.",
    ),
    &[cast("server: server\near: {udp: 5004, group: 224.1.1.1}")],
);
