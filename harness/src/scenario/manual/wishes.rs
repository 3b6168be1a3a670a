//! The table of wishes: what an author wants, and what to write for it.

use super::prose::{Both, Entry, entry};
use super::sample::{Sample, cast, checks, keys, steps};

/// A line of the table: a wish, and the example that grants it.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub want: Both,
    pub write: Sample,
}

const fn wish(id: &'static str, en: &'static str, write: Sample) -> Wish {
    Wish {
        want: (id, en),
        write,
    }
}

pub(super) const HOW_DO_I: Entry = entry(
    &[
        "how-do-i", "how", "how to", "how can i", "i want", "i want to", "saya ingin", "cara",
        "bagaimana", "resep", "recipe", "cookbook", "table", "tabel",
    ],
    (
        "Saya ingin… → tulis…: satu tabel untuk semua keperluan.",
        "I want… → write…: one table for every need.",
    ),
    (
        "Yang diawali `- ` adalah langkah, di bawah `steps:`; di bawah `cast:`, `vars:`, `groups:`, `always:` dan `defaults:` adalah kunci skenario, di tepi kiri. `ani`, `budi` dan `citra` adalah klien, `probe` sebuah soket mentah, `clients` sebuah kelompok. Jeda tidak pernah perlu: setiap kalimat menunggu sendiri.",
        "What begins with `- ` is a step, beneath `steps:`; `cast:`, `vars:`, `groups:`, `always:` and `defaults:` are keys of the scenario, at the left edge. `ani`, `budi` and `citra` are clients, `probe` is a raw socket, `clients` a group. A pause is never needed: every sentence waits by itself.",
    ),
    &[],
)
.granting(&ALL);

const ALL: [Wish; 43] = [
    wish(
        "mengetik satu baris",
        "type a line",
        steps("- ani types: halo"),
    ),
    wish(
        "mengetik baris kosong",
        "type an empty line",
        steps("- ani types: \"\""),
    ),
    wish(
        "menekan tombol",
        "press a key",
        steps("- ani presses: ctrl-c"),
    ),
    wish(
        "mengakhiri masukan",
        "end the input",
        steps("- ani presses: ctrl-d"),
    ),
    wish(
        "menunggu prompt apa pun",
        "wait for any prompt",
        steps("- ani asks: any"),
    ),
    wish(
        "menunggu sebuah teks",
        "wait for a text",
        steps("- ani sees: halo"),
    ),
    wish(
        "salah satu dari beberapa teks",
        "any one of several texts",
        steps("- ani sees one of: [genap, even]"),
    ),
    wish(
        "beberapa teks, urutannya bebas",
        "several texts in any order",
        steps("- ani sees all of: [dari budi, dari citra]"),
    ),
    wish(
        "beberapa teks, dalam urutan ini",
        "several texts in this order",
        steps("- ani sees: satu\n- ani sees: dua"),
    ),
    wish(
        "tepat satu kali",
        "exactly once",
        steps("- budi sees: halo\n  times: 1"),
    ),
    wish(
        "tepat satu kali pada setiap anggota",
        "exactly once at each member of a group",
        steps("- clients see: halo\n  times: 1"),
    ),
    wish(
        "semua kecuali pengirimnya",
        "everybody but the sender",
        steps("- clients but ani see: halo"),
    ),
    wish(
        "tidak boleh terlihat pada langkah ini",
        "it must not appear at this step",
        steps("- budi never sees: rahasia"),
    ),
    wish(
        "tidak boleh terlihat kapan pun",
        "it must never appear at any time",
        keys("always:\n  - everyone never sees: Traceback"),
    ),
    wish(
        "pola (regular expression)",
        "a regular expression",
        steps("- ani sees: /halo,? +budi!*\\n/i"),
    ),
    wish(
        "bilangan utuh: 7, bukan 17 atau 70",
        "a whole number: 7, and neither 17 nor 70",
        steps("- ani sees: 7"),
    ),
    wish(
        "bilangan apa pun",
        "any number",
        steps("- ani sees: /jumlah \\d+\\n/"),
    ),
    wish(
        "teks dengan titik dua atau `#` di dalamnya",
        "a text with a colon or a `#` in it",
        steps("- ani sees: 'Hasil: 21'\n- ani sees: 'nomor #7'"),
    ),
    wish(
        "persis huruf demi huruf",
        "to the letter, case and blanks too",
        steps("- ani sees: 'Halo  Budi'\n  exactly: true"),
    ),
    wish(
        "batas waktu lebih lama, satu langkah",
        "a longer deadline for one step",
        steps("- ani sees: halo\n  within: 10s"),
    ),
    wish(
        "batas waktu lebih lama, semua langkah",
        "a longer deadline for all steps",
        keys("defaults: {within: 10s}"),
    ),
    wish(
        "langkah yang boleh tidak berlaku",
        "a step that may fail to hold",
        steps("- ani asks: any\n  within: 1s\n  optional: true"),
    ),
    wish(
        "memakai nilai yang dicetak aktor lain",
        "use a value that another actor printed",
        steps("- server sees: /nomor (?<nomor>\\d+)\\n/\n  keep: nomor\n- ani types: ${nomor}"),
    ),
    wish(
        "nilai acak, baru setiap kali main",
        "random values, new for every run",
        keys("vars:\n  kata: {random: word}\n  angka: {random: number, from: 1, to: 50}")
            .before("\nalways:\n  - everyone never sees: ${kata} ${angka}"),
    ),
    wish(
        "beberapa klien dengan nama sendiri",
        "several clients with names of their own",
        cast("ani: client\nbudi: client\nserver: server"),
    ),
    wish(
        "banyak klien yang sama",
        "many clients alike",
        cast("clients: {role: client, count: 4, vars: {nama: \"user${n}\"}}"),
    ),
    wish(
        "satu nama untuk beberapa aktor",
        "one name for several actors",
        keys("groups:\n  berdua: [server, ani]")
            .before("\nalways:\n  - berdua never see: Traceback"),
    ),
    wish(
        "argumen baris perintah",
        "command line arguments",
        cast("ani: {role: client, args: [\"--port\", \"59000\"]}"),
    ),
    wish(
        "satu sesudah yang lain",
        "one after another",
        steps(
            "- each: {siapa: clients}\n  steps:\n    - ${siapa} types: halo\n    - clients see: halo",
        ),
    ),
    wish(
        "serentak",
        "at the same time",
        steps("- together:\n    - ani types: dari ani\n    - budi types: dari budi"),
    ),
    wish(
        "hal yang sama beberapa kali",
        "the same thing several times",
        steps("- repeat: 3\n  steps:\n    - ani types: ping\n    - ani sees: pong"),
    ),
    wish(
        "seseorang hilang tiba-tiba, yang lain tetap hidup",
        "somebody vanishes and the others live on",
        steps("- kill: budi\n- alive: [server, ani, citra]"),
    ),
    wish(
        "seseorang pergi baik-baik dengan perintahnya sendiri",
        "somebody leaves by a command of the program",
        steps("- ani types: exit\n- ani exits: 0"),
    ),
    wish(
        "menghentikan server dan menjalankannya lagi",
        "stop the server and start it again",
        steps("- stop: server\n- start: server"),
    ),
    wish(
        "menunggu sebuah port",
        "wait for a port",
        steps("- server listens on: tcp 59000"),
    ),
    wish(
        "server saja, tanpa klien mahasiswa",
        "the server alone, without the student's client",
        cast("server: server\nprobe: {connect: tcp 59000}"),
    ),
    wish(
        "klien saja, tanpa server mahasiswa",
        "the client alone, without the student's server",
        cast("fake: {listen: tcp 59000}\nani: client"),
    ),
    wish(
        "mengirim baris, lalu byte mentah, dari soket mentah",
        "send a line, then raw bytes, from a raw socket",
        steps("- probe sends: \"21\\n\"\n- probe sends: {hex: ff fe}"),
    ),
    wish(
        "paling sedikit dua thread",
        "two threads at least",
        steps("- server has threads: \">= 2\""),
    ),
    wish(
        "satu datagram di jaringan",
        "one datagram on the network",
        steps("- network carries: {to: 224.1.1.1, port: 5004, proto: udp, packets: 1}"),
    ),
    wish(
        "poin pada langkah",
        "points on steps",
        steps("- ani sees: halo\n  points: 4\n- budi sees: halo\n  points: 6"),
    ),
    wish(
        "petunjuk menurut diagnosis",
        "hints by diagnosis",
        steps(
            "- budi sees: halo\n  hints:\n    - when: missing\n      say: {id: Sudahkah dikirim ke semua klien?, en: Is it sent to every client?}",
        ),
    ),
    wish(
        "dilewati bila pemeriksaan lain gagal",
        "skipped where another check failed",
        checks(
            "- id: kirim\n  needs: boot\n  title: {id: Pesan sampai, en: A message arrives}\n  points: 10\n  steps:\n    - budi sees: halo",
        ),
    ),
];
