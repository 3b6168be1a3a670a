//! Pages of the diagnoses, by which a hint is chosen.

use super::prose::{Prose, prose};
use super::sample::steps;
use crate::scenario::vocabulary::Diagnosis;

/// Every diagnosis has its page: without one this does not compile.
pub(super) fn of(diagnosis: Diagnosis) -> &'static Prose {
    match diagnosis {
        Diagnosis::Missing => &MISSING,
        Diagnosis::Late => &LATE,
        Diagnosis::Duplicate => &DUPLICATE,
        Diagnosis::WrongActor => &WRONG_ACTOR,
        Diagnosis::OutOfOrder => &OUT_OF_ORDER,
        Diagnosis::NearMiss => &NEAR_MISS,
        Diagnosis::Exited => &EXITED,
        Diagnosis::Crashed => &CRASHED,
        Diagnosis::Deadlock => &DEADLOCK,
        Diagnosis::NotReading => &NOT_READING,
        Diagnosis::NotAccepting => &NOT_ACCEPTING,
        Diagnosis::NotListening => &NOT_LISTENING,
        Diagnosis::NotConnected => &NOT_CONNECTED,
        Diagnosis::NotJoined => &NOT_JOINED,
        Diagnosis::Unflushed => &UNFLUSHED,
        Diagnosis::Busy => &BUSY,
        Diagnosis::Glued => &GLUED,
        Diagnosis::NoProgram => &NO_PROGRAM,
    }
}

const MISSING: Prose = prose(
    (
        "Teksnya tidak pernah muncul, di mana pun.",
        "The text never appeared, anywhere.",
    ),
    (
        "Pesan tidak dikirim, atau dikirim tetapi tidak dicetak.",
        "The message was not sent, or sent and not printed.",
    ),
    &[steps(
        "- budi sees: halo\n  hints:\n    - when: missing\n      say: {id: \"Apakah pesannya dikirim ke setiap soket, dan dicetak oleh penerima?\", en: \"Is the message sent to every socket, and printed by the receiver?\"}",
    )],
);

const LATE: Prose = prose(
    (
        "Teksnya muncul sesudah batas waktu.",
        "The text appeared after the deadline.",
    ),
    (
        "Sesudah batas lewat, pendengaran diteruskan sebentar (`linger`), sehingga laporan dapat berkata *terlambat 140 ms* dan bukan *tidak ada*.",
        "After the deadline the listening goes on for a while (`linger`), so that the report can say *late by 140 ms* and not *missing*.",
    ),
    &[steps(
        "- budi sees: halo\n  hints:\n    - when: late\n      say: {id: Apakah ada jeda di dalam perulangan server?, en: Is there a pause in the loop of the server?}",
    )],
);

const DUPLICATE: Prose = prose(
    (
        "Teksnya muncul lebih sering dari seharusnya.",
        "The text appeared more often than it should.",
    ),
    (
        "Sering: pesan disiarkan dua kali, atau juga kepada pengirimnya.",
        "Often: a message is broadcast twice, or to its sender too.",
    ),
    &[steps(
        "- budi sees: halo\n  times: 1\n  hints:\n    - when: duplicate\n      say: {id: Apakah pesannya disiarkan dua kali?, en: Is the message broadcast twice?}",
    )],
);

const WRONG_ACTOR: Prose = prose(
    (
        "Teksnya muncul pada aktor lain.",
        "The text appeared at another actor.",
    ),
    (
        "Pesan dikirim lewat soket yang salah.",
        "The message went through the wrong socket.",
    ),
    &[steps(
        "- budi sees: halo\n  hints:\n    - when: wrong_actor\n      say: {id: Soket siapa yang dipakai untuk menjawab?, en: Whose socket is used for the answer?}",
    )],
);

const OUT_OF_ORDER: Prose = prose(
    (
        "Teksnya muncul lebih awal, sebelum bagian yang sudah terbaca.",
        "The text appeared earlier, before what has been used up.",
    ),
    (
        "Program benar tetapi urutannya lain; pakailah `sees all of` bila urutan tidak penting.",
        "The program does it in another order; use `sees all of` where the order does not matter.",
    ),
    &[steps(
        "- budi sees: halo\n  hints:\n    - when: out_of_order\n      say: {id: Apakah jawabannya dicetak sebelum sapaannya?, en: Is the answer printed before the greeting?}",
    )],
);

const NEAR_MISS: Prose = prose(
    (
        "Muncul teks yang hampir sama.",
        "Nearly the same text appeared.",
    ),
    (
        "Besar kecil huruf, tanda baca, atau satu dua huruf berbeda.",
        "Case, punctuation, or a letter or two are different.",
    ),
    &[steps(
        "- ani sees: ganjil\n  hints:\n    - when: near_miss\n      say: {id: Bandingkan huruf demi huruf dengan modul., en: Compare it with the module letter by letter.}",
    )],
);

const EXITED: Prose = prose(
    (
        "Program sudah berakhir sebelum itu.",
        "The program had ended before.",
    ),
    (
        "Berakhir biasa, dengan kode keluar.",
        "It ended in the ordinary way, with an exit code.",
    ),
    &[steps(
        "- ani sees: ganjil\n  hints:\n    - when: exited\n      say: {id: \"Program berakhir sesudah satu baris: perlukah sebuah perulangan?\", en: \"The program ends after one line: does it need a loop?\"}",
    )],
);

const CRASHED: Prose = prose(
    ("Program jatuh.", "The program crashed."),
    (
        "Oleh sinyal, atau dengan jejak kesalahan (*traceback*, *panic*) di terminal.",
        "By a signal, or with a traceback or panic on its terminal.",
    ),
    &[steps(
        "- ani sees: ganjil\n  hints:\n    - when: crashed\n      say: {id: Bacalah baris terakhir dari jejak kesalahannya., en: Read the last line of the traceback.}",
    )],
);

const DEADLOCK: Prose = prose(
    ("Semua saling menunggu.", "Everybody waits for everybody."),
    (
        "Panggung diam dan tidak ada yang dapat terjadi lagi; laporan menyebut siapa menunggu siapa.",
        "The stage is still and nothing can happen any more; the report says who waits for whom.",
    ),
    &[steps(
        "- ani sees: ganjil\n  hints:\n    - when: deadlock\n      say: {id: \"Server dan klien saling menunggu: siapa yang harus mengirim dulu?\", en: \"Server and client wait for each other: who has to send first?\"}",
    )],
);

const NOT_READING: Prose = prose(
    (
        "Program tidak membaca soketnya.",
        "The program does not read its socket.",
    ),
    (
        "Ada byte yang sudah tiba dan belum diambil, biasanya karena program menunggu di `input()`.",
        "Bytes have arrived and nobody takes them, usually because the program waits in `input()`.",
    ),
    &[steps(
        "- budi sees: halo\n  hints:\n    - when: not_reading\n      say: {id: Bacalah soket di thread sendiri., en: Read the socket in a thread of its own.}",
    )],
);

const NOT_ACCEPTING: Prose = prose(
    (
        "Server tidak menerima sambungan yang sudah mengantre.",
        "The server does not accept a connection that waits in its backlog.",
    ),
    (
        "Biasanya ia sibuk dengan klien lain: satu thread untuk semua.",
        "Usually it is busy with another client: one thread for all.",
    ),
    &[steps(
        "- citra sees: halo\n  hints:\n    - when: not_accepting\n      say: {id: Layani setiap klien di thread sendiri., en: Serve every client in a thread of its own.}",
    )],
);

const NOT_LISTENING: Prose = prose(
    (
        "Tidak ada yang mendengarkan di port itu.",
        "Nobody listens on that port.",
    ),
    (
        "`bind` dan `listen` belum dipanggil, atau portnya lain.",
        "`bind` and `listen` were not called, or the port is another.",
    ),
    &[steps(
        "- server listens on: tcp 59000\n  hints:\n    - when: not_listening\n      say: {id: Panggil bind() dan listen() sebelum accept()., en: Call bind() and listen() before accept().}",
    )],
);

const NOT_CONNECTED: Prose = prose(
    (
        "Program tidak tersambung ke soket skenario yang menunggunya.",
        "The program did not connect to the scenario's socket that waits for it.",
    ),
    (
        "Ia ditolak di port atau alamat lain, berakhir lebih dulu, atau menunggu hal lain.",
        "It was refused at another port or address, ended before, or waits for something else.",
    ),
    &[steps(
        "- budi types: halo\n  hints:\n    - when: not_connected\n      say: {id: Periksa alamat dan port di connect()., en: Check address and port in connect().}",
    )],
);

const NOT_JOINED: Prose = prose(
    (
        "Penerima bukan anggota grup multicast.",
        "The receiver is no member of the multicast group.",
    ),
    (
        "`IP_ADD_MEMBERSHIP` belum dipanggil, atau dengan alamat lain.",
        "`IP_ADD_MEMBERSHIP` was not called, or with another address.",
    ),
    &[steps(
        "- dewi sees: halo\n  hints:\n    - when: not_joined\n      say: {id: Sudahkah IP_ADD_MEMBERSHIP dipasang?, en: Is IP_ADD_MEMBERSHIP set?}",
    )],
);

const UNFLUSHED: Prose = prose(
    (
        "Keluaran masih tertahan di dalam program.",
        "The output is still held inside the program.",
    ),
    (
        "Teks muncul baru ketika program berakhir: `flush` terlupa.",
        "The text came only when the program ended: a `flush` is missing.",
    ),
    &[steps(
        "- server sees: halo\n  hints:\n    - when: unflushed\n      say: {id: \"Coba print(..., flush=True).\", en: \"Try print(..., flush=True).\"}",
    )],
);

const BUSY: Prose = prose(
    (
        "Program berputar terus tanpa menunggu.",
        "The program loops without ever waiting.",
    ),
    (
        "Gelung sibuk memakai seluruh CPU.",
        "A busy loop uses the whole CPU.",
    ),
    &[steps(
        "- server rests: 200ms\n  hints:\n    - when: busy\n      say: {id: \"Biarkan recv() yang menunggu, bukan perulangan.\", en: \"Let recv() do the waiting, not a loop.\"}",
    )],
);

const GLUED: Prose = prose(
    (
        "Dua pesan menempel menjadi satu.",
        "Two messages were glued into one.",
    ),
    (
        "TCP adalah aliran byte, tanpa batas pesan: dua `send` dapat tiba dalam satu `recv`. Perlu pemisah atau panjang pesan.",
        "TCP is a stream of bytes without message boundaries: two `send`s may arrive in one `recv`. A separator or a length is needed.",
    ),
    &[steps(
        "- budi sees all of: [satu, dua]\n  hints:\n    - when: glued\n      say: {id: \"Akhiri setiap pesan dengan baris baru, dan bacalah per baris.\", en: \"End every message with a newline, and read by lines.\"}",
    )],
);

const NO_PROGRAM: Prose = prose(
    (
        "Untuk aktor ini tidak ada program yang dapat dijalankan.",
        "There is no program for this actor that could be run.",
    ),
    (
        "Programnya tidak dapat dikompilasi, atau berkasnya tidak dikenali dari namanya. Pemeriksaan yang memerlukannya gagal; yang lain tetap dimainkan.",
        "It does not compile, or its file is not recognised by its name. Checks that need it fail; the others are played all the same.",
    ),
    &[steps(
        "- budi sees: halo\n  hints:\n    - when: no_program\n      say: {id: \"Kumpulkan juga program kliennya.\", en: \"Hand in the client's program too.\"}",
    )],
);
