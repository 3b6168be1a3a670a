//! Pages of the verbs.

use super::prose::{Prose, prose};
use super::sample::steps;
use crate::scenario::vocabulary::{Quantity, Speakers, Verb};

/// Every verb has its page: without one this does not compile.
pub(super) fn of(verb: Verb) -> &'static Prose {
    match verb {
        Verb::Types => &TYPES,
        Verb::Presses => &PRESSES,
        Verb::Asks => &ASKS,
        Verb::Sees => &SEES,
        Verb::SeesAllOf => &SEES_ALL_OF,
        Verb::SeesOneOf => &SEES_ONE_OF,
        Verb::NeverSees => &NEVER_SEES,
        Verb::Exits => &EXITS,
        Verb::ListensOn => &LISTENS_ON,
        Verb::Joins => &JOINS,
        Verb::Has(Quantity::Threads) => &THREADS,
        Verb::Has(Quantity::Connections) => &CONNECTIONS,
        Verb::Has(Quantity::Processes) => &PROCESSES,
        Verb::Has(Quantity::Sockets) => &SOCKETS,
        Verb::Rests => &RESTS,
        Verb::Sends => &SENDS,
        Verb::IsClosed => &IS_CLOSED,
        Verb::Carries => &CARRIES,
    }
}

/// The keys that may stand inside its object.
pub(super) fn inside(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::Carries => &["from", "to", "port", "proto", "ttl", "bytes", "packets"],
        Verb::Sends => &["hex"],
        _ => &[],
    }
}

pub(super) fn speakers(speakers: Speakers) -> (&'static str, &'static str) {
    match speakers {
        Speakers::Programs => (
            "program di terminal (juga `everyone`)",
            "programs on a terminal (`everyone` too)",
        ),
        Speakers::RawSockets => (
            "soket mentah (`connect:`, `listen:`, `udp:`)",
            "raw sockets (`connect:`, `listen:`, `udp:`)",
        ),
        Speakers::Anybody => ("program dan soket mentah", "programs and raw sockets"),
        Speakers::Network => ("`network`", "`network`"),
    }
}

const TYPES: Prose = prose(
    (
        "Mengetik satu baris di terminal, lalu Enter.",
        "Types one line at the terminal, then Enter.",
    ),
    (
        "Yang diketik persis seperti yang tertulis: `21`, `010`, `yes`. Satu langkah adalah satu baris, paling banyak 4000 byte; baris kosong ditulis `\"\"`. Gema terminal mati, dan gema program yang menyunting barisnya sendiri (readline) dipisahkan, jadi teks yang diketik tidak pernah dianggap keluaran program. Tombol khusus: `presses`.",
        "Exactly what is written is typed: `21`, `010`, `yes`. One step is one line of at most 4000 bytes; an empty line is written `\"\"`. The terminal's echo is off, and the echo of a program that edits its own line (readline) is told apart, so typed text never counts as output. For keys, see `presses`.",
    ),
    &[steps(
        "- ani types: halo ${word}\n- clients type: 010\n- ani types: \"\"",
    )],
);

const PRESSES: Prose = prose(
    (
        "Menekan satu tombol di terminal.",
        "Presses one key at the terminal.",
    ),
    (
        "Tombol: `ctrl-a` sampai `ctrl-z`, `ctrl-\\`, `enter`, `tab`, `escape`, `backspace`, `up`, `down`, `left`, `right`. `ctrl-c` mengirim interupsi lewat terminal, `ctrl-d` mengakhiri masukan.",
        "Keys: `ctrl-a` to `ctrl-z`, `ctrl-\\`, `enter`, `tab`, `escape`, `backspace`, `up`, `down`, `left`, `right`. `ctrl-c` interrupts through the terminal, `ctrl-d` ends the input.",
    ),
    &[steps("- ani presses: ctrl-d\n- ani exits: any")],
);

const ASKS: Prose = prose(
    (
        "Program menunggu masukan dengan prompt ini.",
        "The program waits for input behind this prompt.",
    ),
    (
        "Berlaku bila prompt itu adalah hal terakhir di terminal dan program benar-benar sedang menunggu bacaan dari terminal. `any` berarti prompt apa pun: pakailah itu, karena pemula bebas memilih kata-katanya. Prompt yang berbunyi `any` ditulis `/any/`.",
        "Holds when the prompt is the last thing on the terminal and the program is blocked reading from it. `any` is any prompt: prefer it, because beginners word prompts freely. A prompt that says `any` is written `/any/`.",
    ),
    &[steps(
        "- ani asks: any\n- budi asks: \"Nama:\"\n  within: 2s",
    )],
);

const SEES: Prose = prose(
    (
        "Terminalnya menampilkan teks ini; soket mentah menerimanya.",
        "Its terminal shows this text; a raw socket receives it.",
    ),
    (
        "Yang dilihat adalah apa yang dicetak programnya sendiri. Gema terminal mati: yang diketik kepadanya hanya terlihat bila program mencetaknya. Program lain melihatnya hanya bila sampai di sana dan dicetak.\n\nPola dicari dalam semua yang datang sesudah kecocokan terakhir aktor itu; bagian sampai akhir kecocokan lalu dianggap sudah terbaca. Dua langkah `sees` dengan pola yang sama karena itu menuntut dua kemunculan. Kalimat menunggu sendiri, paling lama `within`; tidak pernah perlu jeda. Kelompok: setiap anggota harus melihatnya.\n\nSoket mentah melihat byte yang diterimanya. Cara menulis pola: `praktikum explain patterns`.",
        "What is seen is what the actor's own program prints. The terminal's echo is off: what is typed to it shows only if the program prints it, and other programs see it only once it gets there and is printed.\n\nThe pattern is looked for in all that came after the actor's last match; everything up to the end of the match is then used up. Two `sees` with the same pattern therefore ask for it twice. The sentence waits by itself, for `within` at most; a pause is never needed. Of a group, every member must see it.\n\nA raw socket sees the bytes that it receives. How patterns are written: `praktikum explain patterns`.",
    ),
    &[steps(
        "- ani sees: halo ${word}\n- budi and citra see: /ani.*(masuk|join)/i\n  within: 2s",
    )],
);

const SEES_ALL_OF: Prose = prose(
    (
        "Semua pola ini muncul, dalam urutan apa pun.",
        "All of these patterns appear, in any order.",
    ),
    (
        "Untuk peristiwa yang urutannya boleh berbeda, misalnya pesan dari dua klien sekaligus. Sesudahnya, semuanya sampai akhir kecocokan yang paling belakang dianggap terbaca.",
        "For what may come in a different order, such as messages from two clients at once. Afterwards everything up to the end of the last of the matches is used up.",
    ),
    &[steps("- clients see all of: [dari budi, dari citra]")],
);

const SEES_ONE_OF: Prose = prose(
    (
        "Salah satu pola ini muncul; yang pertama muncul dipakai.",
        "One of these patterns appears; the first to appear is taken.",
    ),
    (
        "Untuk program yang boleh menjawab dengan beberapa cara.",
        "For programs that may answer in several ways.",
    ),
    &[steps("- ani sees one of: [genap, even, /bukan +ganjil/i]")],
);

const NEVER_SEES: Prose = prose(
    ("Pola ini tidak muncul.", "The pattern does not appear."),
    (
        "Dicari mulai dari tempat yang sama dengan `sees`, tetapi tidak memakai apa pun. Berakhir begitu panggung terbukti diam: semua program menunggu dan tidak ada yang sedang di perjalanan. Bila itu tidak dapat dibuktikan, ia berakhir pada batas waktunya dan ditandai *tidak terbukti*. Dengan `for: 300ms` ia mengamati selama waktu itu. Inilah satu-satunya kalimat yang boleh ada di bawah `always:`.",
        "It is looked for from where `sees` would look, but uses nothing up. It ends as soon as the stage is proved still: every program waits and nothing is in flight. Where that cannot be proved it ends at its deadline, marked *not proved*. With `for: 300ms` it watches for that long. It is the only sentence that may stand beneath `always:`.",
    ),
    &[steps(
        "- ani types: rahasia\n- everyone but ani never sees: rahasia\n- probe never sees: rahasia\n  for: 300ms",
    )],
);

const EXITS: Prose = prose(
    (
        "Program berakhir, dan berakhir begini.",
        "The program ends, and ends so.",
    ),
    (
        "Objeknya kode keluar `0` sampai `255`, `any` (bagaimana pun), atau `signal TERM` (HUP, INT, QUIT, ILL, ABRT, FPE, KILL, SEGV, PIPE, ALRM, TERM, BUS, XCPU, XFSZ, SYS).",
        "The object is an exit code from `0` to `255`, `any` (however), or `signal TERM` (HUP, INT, QUIT, ILL, ABRT, FPE, KILL, SEGV, PIPE, ALRM, TERM, BUS, XCPU, XFSZ, SYS).",
    ),
    &[steps(
        "- ani types: exit\n- ani exits: 0\n- interrupt: server\n- server exits: any\n  within: 2s",
    )],
);

const LISTENS_ON: Prose = prose(
    (
        "Program mendengarkan di port ini.",
        "The program listens on this port.",
    ),
    (
        "Dibaca dari tabel soket kernel; tidak ada yang tersambung untuk mencobanya. Objeknya protokol dan nomor: `tcp 59000`, `udp 5004`. Bila peran di `module.yaml` punya `listens on`, `start` sudah menunggunya; langkah ini memberinya poin.",
        "Read from the kernel's socket table; nothing connects to find out. The object is protocol and number: `tcp 59000`, `udp 5004`. Where the role has `listens on` in `module.yaml`, `start` waits for it already; this step gives points for it.",
    ),
    &[steps(
        "- server listens on: tcp 59000\n- dewi listens on: udp 5004",
    )],
);

const JOINS: Prose = prose(
    (
        "Program menjadi anggota grup multicast ini.",
        "The program is a member of this multicast group.",
    ),
    (
        "Dibaca dari daftar keanggotaan kernel. Alamatnya dari `224.0.0.0` sampai `239.255.255.255`.",
        "Read from the kernel's membership list. The address is one from `224.0.0.0` to `239.255.255.255`.",
    ),
    &[steps("- dewi joins: 224.1.1.1")],
);

const THREADS: Prose = prose(
    (
        "Sebanyak ini thread dimiliki program.",
        "The program has this many threads.",
    ),
    (
        "Thread utama ikut dihitung. Objeknya bilangan: `4`, `\">= 2\"`, `2..4`. Kesamaan harus berlaku ketika panggung diam, atau pada batas waktunya, bukan sekadar lewat.",
        "The main thread counts too. The object is a number: `4`, `\">= 2\"`, `2..4`. An equality must hold when the stage is still, or at the deadline, not in passing.",
    ),
    &[steps(
        "- server has threads: \">= 4\"\n- clients have threads: 1..3",
    )],
);

const CONNECTIONS: Prose = prose(
    (
        "Sebanyak ini sambungan TCP dimiliki program.",
        "The program has this many TCP connections.",
    ),
    (
        "Sambungan yang sudah terbentuk dan sudah di-`accept`; dibaca dari kernel. Objeknya bilangan seperti pada `has threads`.",
        "Connections that are established and accepted; read from the kernel. The object is a number as for `has threads`.",
    ),
    &[steps(
        "- server has connections: 4\n- clients have connections: 1",
    )],
);

const PROCESSES: Prose = prose(
    (
        "Program berjalan sebagai sebanyak ini proses.",
        "The program runs as this many processes.",
    ),
    (
        "Program itu sendiri dan anak-anaknya (`fork`). Objeknya bilangan seperti pada `has threads`.",
        "The program itself and its children (`fork`). The object is a number as for `has threads`.",
    ),
    &[steps(
        "- server has processes: \">= 2\"\n- clients have processes: 1",
    )],
);

const SOCKETS: Prose = prose(
    (
        "Sebanyak ini soket dibuka program.",
        "The program has this many sockets open.",
    ),
    (
        "Semua soket jaringan, juga yang mendengarkan. Baik untuk menemukan soket yang lupa ditutup. Objeknya bilangan seperti pada `has threads`.",
        "All network sockets, listening ones too. Good for finding sockets that nobody closed. The object is a number as for `has threads`.",
    ),
    &[steps(
        "- kill: budi\n- server has sockets: \"<= 4\"\n- clients but budi have sockets: 1",
    )],
);

const RESTS: Prose = prose(
    (
        "Program hampir tidak memakai CPU selama waktu ini.",
        "The program uses next to no CPU for this long.",
    ),
    (
        "Padahal tidak ada yang berbicara kepadanya. Gelung sibuk (`while True` tanpa bacaan yang menunggu) tidak beristirahat.",
        "Though nobody speaks to it. A busy loop (`while True` without a read that blocks) does not rest.",
    ),
    &[steps("- server rests: 200ms\n- clients rest: 200ms")],
);

const SENDS: Prose = prose(
    (
        "Soket mentah mengirim persis byte ini.",
        "The raw socket sends exactly these bytes.",
    ),
    (
        "Tidak ada akhir baris yang ditambahkan: tulis `\"halo\\n\"` dalam tanda kutip ganda bila perlu. Escape seperti `\\n` hanya berlaku di dalam tanda kutip ganda; `\"\\xff\"` adalah karakter U+00FF, dalam UTF-8 dua byte. Byte ditulis `{hex: ff 0a}`. Soket UDP perlu tujuan: `to: 224.1.1.1:5004`.",
        "No line end is added: write `\"halo\\n\"` in double quotes where one is needed. Escapes such as `\\n` work in double quotes only; `\"\\xff\"` is the character U+00FF, two bytes of UTF-8. Bytes are written `{hex: ff 0a}`. A UDP socket needs a destination: `to: 224.1.1.1:5004`.",
    ),
    &[steps(
        "- probe sends: \"21\"\n- probe sends: {hex: ff 00 0a}\n- ear sends: halo ${word}\n  to: 224.1.1.1:5004",
    )],
);

const IS_CLOSED: Prose = prose(
    (
        "Lawan bicara menutup sambungan.",
        "The peer closed the connection.",
    ),
    (
        "Objeknya selalu `true`. Berlaku bila soket mentah itu membaca akhir aliran.",
        "The object is always `true`. Holds when the raw socket reads the end of the stream.",
    ),
    &[steps(
        "- probe sends: \"exit\\n\"\n- probe is closed: true\n  within: 2s",
    )],
);

const CARRIES: Prose = prose(
    (
        "Paket seperti ini lewat di jaringan.",
        "Packets like these pass over the network.",
    ),
    (
        "Dihitung dari rekaman paket sejak awal pemeriksaan, atau sejak `since: MARK`. Objeknya sebuah uraian; yang tidak disebut tidak dipersoalkan:\n\n- `from`, `to` — alamat, host atau aktor\n- `port` — port tujuan\n- `proto` — `tcp` atau `udp`\n- `ttl` — 0 sampai 255\n- `bytes` — panjang muatan, sebuah bilangan seperti `4` atau `\">= 2\"`\n- `packets` — berapa banyak paket; tanpa ini paling sedikit satu\n\nPaling sedikit sekian berlaku begitu tercapai; bilangan yang tepat berlaku ketika panggung diam. Aktor dikenali dari port soketnya, seperti yang dikatakan kernel. TCP juga mengirim paket tanpa muatan: pakai `bytes: \">= 1\"` untuk pesan saja. Sebuah datagram yang dipecah dihitung sekali. Semua paket ada di `packets.pcapng` di samping rekaman, untuk Wireshark. Tanpa ruang terpisah paket tidak direkam, dan kalimat ini tidak dapat dinilai.",
        "Counted in the capture since the start of the check, or since `since: MARK`. The object is a description; what it does not mention does not matter:\n\n- `from`, `to` — an address, a host or an actor\n- `port` — the port that it goes to\n- `proto` — `tcp` or `udp`\n- `ttl` — 0 to 255\n- `bytes` — length of the payload, a number such as `4` or `\">= 2\"`\n- `packets` — how many; without it at least one\n\nAt least so many holds as soon as they are there; an exact number holds when the stage is still. An actor is known by the ports of its sockets, as the kernel says. TCP sends packets without a payload too: `bytes: \">= 1\"` counts messages only. A datagram in fragments counts once. All packets are in `packets.pcapng` beside the record, for Wireshark. Without a room of its own nothing is captured, and this sentence cannot be judged.",
    ),
    &[steps(
        "- mark: siaran\n- server types: halo\n- network carries: {to: 224.1.1.1, port: 5004, proto: udp, packets: 1, ttl: 2}\n  since: siaran",
    )],
);
