//! Pages of the stage directions.

use super::prose::{Prose, prose};
use super::sample::steps;
use crate::scenario::vocabulary::{Cue, Stage};

/// Every direction has its page: without one this does not compile.
pub(super) fn of(stage: Stage) -> &'static Prose {
    match stage {
        Stage::Cue(Cue::Start) => &START,
        Stage::Cue(Cue::Stop) => &STOP,
        Stage::Cue(Cue::Interrupt) => &INTERRUPT,
        Stage::Cue(Cue::Kill) => &KILL,
        Stage::Cue(Cue::Freeze) => &FREEZE,
        Stage::Cue(Cue::Thaw) => &THAW,
        Stage::Cue(Cue::HangUp) => &HANG_UP,
        Stage::Cue(Cue::HalfClose) => &HALF_CLOSE,
        Stage::Cue(Cue::Reset) => &RESET,
        Stage::Cue(Cue::Alive) => &ALIVE,
        Stage::Together => &TOGETHER,
        Stage::Each => &EACH,
        Stage::Repeat => &REPEAT,
        Stage::Mark => &MARK,
        Stage::Measure => &MEASURE,
        Stage::Settle => &SETTLE,
        Stage::Cut => &CUT,
        Stage::Mend => &MEND,
        Stage::Slow => &SLOW,
    }
}

/// The keys that may stand inside its object.
pub(super) fn inside(stage: Stage) -> &'static [&'static str] {
    match stage {
        Stage::Slow => &["host", "delay", "loss"],
        _ => &[],
    }
}

const START: Prose = prose(
    (
        "Menjalankan program, atau membuka soket mentah.",
        "Runs programs, or opens raw sockets.",
    ),
    (
        "Berlaku bila program berjalan dan, bila perannya punya `listens on` di `module.yaml`, sudah mendengarkan. Aktor dalam daftar dijalankan menurut urutannya; `start: everyone` menjalankan semua program. Setiap aktor harus dijalankan sebelum kalimat pertama tentangnya. Bila pemeriksaan gagal sebelum sampai di sini, aktor itu tidak berjalan, dan kalimat berikutnya tentangnya gagal: hubungkan dengan `needs`. Yang sudah berhenti boleh dijalankan lagi: host dan terminalnya sama, prosesnya baru.",
        "Holds when the program runs and, where its role has `listens on` in `module.yaml`, listens. Actors of a list are started in their order; `start: everyone` starts all programs. Every actor must be started before the first sentence about it. Where a check fails before it comes here, the actor does not run and later sentences about it fail: join the checks with `needs`. One that has ended may be started again: same host and terminal, new process.",
    ),
    &[steps(
        "- stop: [server, clients]\n- start: [server, clients]\n  within: 3s\n- start: ani and budi",
    )],
);

const STOP: Prose = prose(
    (
        "Menghentikan dengan sopan: TERM, lalu KILL.",
        "Ends it politely: TERM, then KILL.",
    ),
    (
        "KILL menyusul bila program belum berakhir sesudah `grace` (1 detik, lihat `defaults`). Soket mentah ditutup. Sesudahnya ia masih dapat dilihat (`sees`, `exits`) dan dijalankan lagi dengan `start`; mengetik kepadanya sebelum itu adalah kesalahan.",
        "KILL follows where the program has not ended after `grace` (1 second, see `defaults`). A raw socket is closed. Afterwards it can still be seen (`sees`, `exits`) and be started again with `start`; typing to it before that is a mistake.",
    ),
    &[steps("- stop: server\n- clients see: terputus")],
);

const INTERRUPT: Prose = prose(
    ("Mengirim INT, seperti Ctrl-C.", "Sends INT, like Ctrl-C."),
    (
        "Langsung kepada program. Lewat terminal: `presses: ctrl-c`.",
        "Straight to the program. Through the terminal: `presses: ctrl-c`.",
    ),
    &[steps("- interrupt: server\n- server exits: any")],
);

const KILL: Prose = prose(
    (
        "Mematikan paksa (KILL): program tidak sempat berpamitan.",
        "Kills it (KILL): the program has no time for goodbyes.",
    ),
    (
        "Kernel menutup soketnya. Dengan inilah dicoba apakah yang lain tetap hidup. Sesudahnya ia masih dapat dilihat (`sees`, `exits`) dan dijalankan lagi dengan `start`; mengetik kepadanya sebelum itu adalah kesalahan.",
        "The kernel closes its sockets. This is how to see whether the others live on. Afterwards it can still be seen (`sees`, `exits`) and be started again with `start`; typing to it before that is a mistake.",
    ),
    &[steps(
        "- kill: budi\n- clients but budi see: /budi.*(keluar|left)/i\n- alive: server",
    )],
);

const FREEZE: Prose = prose(
    (
        "Membekukan program (STOP): ia ada, tetapi tidak membaca.",
        "Freezes a program (STOP): it is there, but reads nothing.",
    ),
    (
        "Sambungannya tetap terbuka. Mencoba apakah satu klien yang macet membuat semua menunggu. Dilanjutkan dengan `thaw`.",
        "Its connections stay open. Shows whether one client that hangs makes everybody wait. `thaw` lets it go on.",
    ),
    &[steps(
        "- freeze: budi\n- ani types: halo\n- citra sees: halo\n- thaw: budi\n- budi sees: halo",
    )],
);

const THAW: Prose = prose(
    (
        "Melanjutkan program yang dibekukan (CONT).",
        "Lets a frozen program go on (CONT).",
    ),
    ("Pasangan `freeze`.", "The other half of `freeze`."),
    &[steps("- freeze: ani\n- thaw: ani")],
);

const HANG_UP: Prose = prose(
    (
        "Menutup terminal program, seperti menutup jendelanya.",
        "Closes the program's terminal, like closing its window.",
    ),
    (
        "Program mendapat HUP dan akhir masukan.",
        "The program gets HUP and the end of its input.",
    ),
    &[steps("- hang up: ani\n- ani exits: any")],
);

const HALF_CLOSE: Prose = prose(
    (
        "Soket mentah selesai mengirim, tetapi masih membaca.",
        "The raw socket is done sending, but still reads.",
    ),
    (
        "Satu arah ditutup (`shutdown(SHUT_WR)`): lawannya membaca akhir aliran dan masih boleh menjawab.",
        "One direction is closed (`shutdown(SHUT_WR)`): the peer reads the end of the stream and may still answer.",
    ),
    &[steps(
        "- probe sends: \"21\\n\"\n- half close: probe\n- probe sees: ganjil\n- probe is closed: true",
    )],
);

const RESET: Prose = prose(
    (
        "Soket mentah memutus sambungan dengan RST.",
        "The raw socket breaks the connection with RST.",
    ),
    (
        "Lawannya mendapat *connection reset*, seperti bila mesin di seberang hilang.",
        "The peer gets *connection reset*, as when the machine at the other end is gone.",
    ),
    &[steps("- reset: probe\n- alive: server")],
);

const ALIVE: Prose = prose(
    ("Mereka masih berjalan.", "They are still running."),
    (
        "Berlaku bila setiap program belum berakhir dan setiap soket mentah belum ditutup.",
        "Holds when every program has not ended and every raw socket is not closed.",
    ),
    &[steps("- alive: [server, clients]\n- alive: everyone")],
);

const TOGETHER: Prose = prose(
    (
        "Langkah-langkahnya terjadi serentak.",
        "Its steps happen at once.",
    ),
    (
        "Satu langkah untuk setiap aktor. Semua harus berlaku; urutannya bebas.",
        "One step for each actor. All must hold; their order is free.",
    ),
    &[steps(
        "- together:\n    - budi types: dari budi\n    - citra types: dari citra\n- ani sees all of: [dari budi, dari citra]",
    )],
);

const EACH: Prose = prose(
    (
        "Langkah-langkah di bawah `steps:` untuk setiap nilai.",
        "The steps beneath `steps:`, once for each value.",
    ),
    (
        "`each: {i: 1..8}` menghitung (paling banyak 1000); `each: {siapa: [ani, budi]}` mengambil dari daftar, `each: {siapa: clients}` dari anggota sebuah kelompok, menurut urutannya. `${i}` diganti di mana saja di dalam langkah, juga di dalam subjek. Satu skenario paling banyak 10000 langkah sesudah dijabarkan.",
        "`each: {i: 1..8}` counts (1000 at most); `each: {siapa: [ani, budi]}` takes from a list, `each: {siapa: clients}` from the members of a group, in their order. `${i}` is replaced wherever it stands in the steps, in subjects too. A scenario has 10000 steps at most when it is spelled out.",
    ),
    &[steps(
        "- each: {siapa: [ani, budi]}\n  steps:\n    - ${siapa} types: halo\n    - clients see: halo\n- each: {siapa: clients}\n  steps:\n    - ${siapa} types: exit\n    - ${siapa} exits: any\n    - start: ${siapa}\n- each: {i: 1..3}\n  steps:\n    - ani types: pesan ${i}\n    - budi sees: pesan ${i}",
    )],
);

const REPEAT: Prose = prose(
    (
        "Langkah-langkah di bawah `steps:`, sebanyak ini.",
        "The steps beneath `steps:`, this many times.",
    ),
    (
        "Dari 1 sampai 1000. Bila nomornya diperlukan: `each: {i: 1..3}`.",
        "From 1 to 1000. Where the number is needed: `each: {i: 1..3}`.",
    ),
    &[steps(
        "- repeat: 3\n  steps:\n    - ani types: ping\n    - ani sees: pong",
    )],
);

const MARK: Prose = prose(
    ("Memberi nama kepada saat ini.", "Gives this moment a name."),
    (
        "Dipakai oleh `since:` (mulai mencari atau menghitung dari sini) dan `measure` (berapa lama). Nama yang sama boleh dipakai lagi; yang terakhir berlaku.",
        "Used by `since:` (look or count from here on) and `measure` (how long it took). A name may be used again; the latest counts.",
    ),
    &[steps(
        "- mark: kirim\n- ani types: halo\n- network carries: {proto: tcp, packets: \">= 3\"}\n  since: kirim",
    )],
);

const MEASURE: Prose = prose(
    (
        "Mengukur waktu antara dua `mark`.",
        "Measures the time between two marks.",
    ),
    (
        "Angkanya masuk ke laporan dengan nama ini; tidak ada poin padanya.",
        "The figure goes into the report by this name; no points depend on it.",
    ),
    &[steps(
        "- mark: kirim\n- ani types: halo\n- budi sees: halo\n- mark: tiba\n- measure: perjalanan\n  from: kirim\n  to: tiba",
    )],
);

const SETTLE: Prose = prose(
    (
        "Menunggu sampai panggung diam, paling lama selama ini.",
        "Waits until the stage is still, for this long at most.",
    ),
    (
        "Bukan jeda: berakhir begitu semua program menunggu dan tidak ada yang di perjalanan. Jarang perlu, karena `sees` dan `never sees` menunggu sendiri.",
        "No pause: it ends as soon as every program waits and nothing is in flight. Seldom needed, because `sees` and `never sees` wait by themselves.",
    ),
    &[steps("- ani types: halo\n- settle: 2s\n- mark: tenang")],
);

const CUT: Prose = prose(
    ("Mencabut kabel sebuah host.", "Pulls a host's cable."),
    (
        "Paket dari dan ke host itu hilang; sambungan tidak diputus. Perlu `hosts:`. Satu host atau daftar.",
        "Packets from and to it are lost; connections are not closed. Needs `hosts:`. One host or a list.",
    ),
    &[steps(
        "- cut: kiri\n- budi types: halo\n- ani never sees: halo\n- mend: kiri",
    )],
);

const MEND: Prose = prose(
    (
        "Memasang lagi kabel host, dan jaringannya normal kembali.",
        "Puts a host's cable back, and the link is normal again.",
    ),
    (
        "Membatalkan `cut` dan `slow`. Satu host atau daftar.",
        "Undoes `cut` and `slow`. One host or a list.",
    ),
    &[steps("- cut: [kiri, kanan]\n- mend: [kiri, kanan]")],
);

const SLOW: Prose = prose(
    (
        "Memperlambat kabel sebuah host, atau membuatnya kehilangan paket.",
        "Makes a host's cable slow, or lossy.",
    ),
    (
        "- `host` — host yang mana\n- `delay` — tambahan waktu tiap paket, seperti `50ms`\n- `loss` — bagian paket yang hilang, seperti `1%`\n\n`host` dan paling sedikit salah satu dari dua yang lain harus ada.",
        "- `host` — which one\n- `delay` — how much later each packet comes, such as `50ms`\n- `loss` — the share of packets that are lost, such as `1%`\n\n`host` and at least one of the others must be there.",
    ),
    &[steps(
        "- slow: {host: kiri, delay: 50ms, loss: 1%}\n- ani types: halo\n- budi sees: halo",
    )],
);
