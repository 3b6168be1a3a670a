//! One line about each word of the language, as an editor shows it beside the cursor: Indonesian, then English.

use crate::scenario::vocabulary::{Cue, Modifier, Quantity, Stage, Verb};

pub(super) type Said<'a> = [&'a str; 2];

pub(super) fn verb(verb: Verb) -> Said<'static> {
    match verb {
        Verb::Types => ["mengetik satu baris dan Enter", "types a line and Enter"],
        Verb::Presses => ["menekan satu tombol", "presses a key"],
        Verb::Asks => [
            "prompt tampil dan program menunggu jawaban",
            "a prompt is shown and the program waits for an answer",
        ],
        Verb::Sees => [
            "teks atau /pola/ ini muncul sesudah yang terakhir ditemukan",
            "this text or /pattern/ appears after what was found last",
        ],
        Verb::SeesAllOf => [
            "semuanya muncul, urutan bebas",
            "all of them appear, in any order",
        ],
        Verb::SeesOneOf => [
            "salah satu muncul; yang pertama menang",
            "one of them appears; the first wins",
        ],
        Verb::NeverSees => [
            "tidak muncul sampai semuanya diam",
            "does not appear until everything is still",
        ],
        Verb::Exits => [
            "program berakhir dengan kode ini",
            "the program ends with this code",
        ],
        Verb::ListensOn => [
            "socket mendengarkan di port ini, kata kernel",
            "a socket listens on this port, says the kernel",
        ],
        Verb::Joins => [
            "menjadi anggota grup multicast ini, kata kernel",
            "is a member of this multicast group, says the kernel",
        ],
        Verb::Has(quantity) => self::quantity(quantity),
        Verb::Rests => [
            "hampir tanpa CPU selama waktu ini: tidak berputar sia-sia",
            "next to no CPU for this time: no busy loop",
        ],
        Verb::Sends => [
            "soket mentah mengirim tepat byte ini",
            "a raw socket sends exactly these bytes",
        ],
        Verb::IsClosed => [
            "lawan bicara menutup koneksi",
            "the peer closed the connection",
        ],
        Verb::Carries => [
            "paket di jaringan, dihitung sejak awal pemeriksaan atau `since`",
            "packets on the network, counted from the check's start or `since`",
        ],
    }
}

fn quantity(quantity: Quantity) -> Said<'static> {
    match quantity {
        Quantity::Threads => ["banyaknya thread", "how many threads it has"],
        Quantity::Connections => ["banyaknya koneksi TCP", "how many TCP connections it has"],
        Quantity::Processes => ["banyaknya proses", "how many processes it has"],
        Quantity::Sockets => ["banyaknya socket", "how many sockets it has"],
    }
}

pub(super) fn stage(stage: Stage) -> Said<'static> {
    match stage {
        Stage::Cue(cue) => self::cue(cue),
        Stage::Together => ["langkah-langkah ini sekaligus", "these steps all at once"],
        Stage::Each => [
            "`steps` diulang untuk setiap nilai: `{i: 1..8}`",
            "`steps` once for each value: `{i: 1..8}`",
        ],
        Stage::Repeat => ["`steps` diulang sekian kali", "`steps` this many times"],
        Stage::Mark => ["beri nama saat ini", "gives this moment a name"],
        Stage::Measure => [
            "ukur waktu antara dua tanda, `from` dan `to`",
            "measures the time between two marks, `from` and `to`",
        ],
        Stage::Settle => [
            "tunggu sampai semuanya diam, paling lama sekian",
            "waits until everything is still, at most this long",
        ],
        Stage::Cut => ["cabut kabel host ini", "pulls this host's cable"],
        Stage::Mend => ["pasang kembali kabelnya", "plugs the cable in again"],
        Stage::Slow => [
            "perlambat kabel sebuah host: `delay`, `loss`",
            "makes a host's cable worse: `delay`, `loss`",
        ],
    }
}

fn cue(cue: Cue) -> Said<'static> {
    match cue {
        Cue::Start => ["jalankan", "starts them"],
        Cue::Stop => ["hentikan: TERM, lalu KILL", "stops them: TERM, then KILL"],
        Cue::Interrupt => ["kirim Ctrl-C", "sends Ctrl-C"],
        Cue::Kill => ["matikan paksa", "kills them"],
        Cue::Freeze => ["bekukan sampai `thaw`", "freezes them until `thaw`"],
        Cue::Thaw => ["lanjutkan yang dibekukan", "lets the frozen go on"],
        Cue::HangUp => ["tutup terminalnya", "closes their terminal"],
        Cue::HalfClose => [
            "soket mentah selesai mengirim",
            "a raw socket is done sending",
        ],
        Cue::Reset => [
            "soket mentah memutus dengan RST",
            "a raw socket breaks off with RST",
        ],
        Cue::Alive => ["masih berjalan", "are still running"],
    }
}

pub(super) fn modifier(modifier: Modifier) -> Said<'static> {
    match modifier {
        Modifier::Within => ["tenggat langkah ini", "this step's deadline"],
        Modifier::Times => [
            "tepat sekian kali, dihitung di akhir pemeriksaan",
            "exactly this often, counted at the check's end",
        ],
        Modifier::Since => ["hanya sesudah tanda ini", "only after this mark"],
        Modifier::For => ["selama ini", "for this long"],
        Modifier::Keep => [
            "simpan tangkapan (?<nama>…) sebagai ${nama}",
            "keeps the capture (?<name>…) as ${name}",
        ],
        Modifier::Points => [
            "nilai langkah ini; jumlahnya nilai pemeriksaan",
            "this step's points; they sum to the check's",
        ],
        Modifier::Hint => ["petunjuk bila gagal", "a hint when it fails"],
        Modifier::Hints => [
            "petunjuk menurut sebab kegagalan",
            "hints by the cause of the failure",
        ],
        Modifier::Exactly => [
            "huruf besar-kecil dan spasi harus sama",
            "letters' case and blanks must agree",
        ],
        Modifier::Optional => [
            "tidak muncul pun tidak apa-apa",
            "no harm when it does not come",
        ],
        Modifier::Because => ["catatan untuk laporan", "a note for the report"],
        Modifier::Steps => ["langkah-langkah yang diulang", "the steps of the loop"],
        Modifier::From => ["tanda awal", "the mark at the beginning"],
        Modifier::To => [
            "tujuan datagram `224.1.1.1:5004`; pada `measure`: tanda akhir",
            "where a datagram goes, `224.1.1.1:5004`; for `measure`: the mark at the end",
        ],
    }
}
