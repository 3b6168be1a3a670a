//! Pages of the diagnoses, by which a hint is chosen.

use super::prose::{Prose, prose};
use super::sample::Sample;
use crate::scenario::vocabulary::Diagnosis;

const NONE: &[Sample] = &[];

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
        Diagnosis::NotJoined => &NOT_JOINED,
        Diagnosis::Unflushed => &UNFLUSHED,
        Diagnosis::Busy => &BUSY,
        Diagnosis::Glued => &GLUED,
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
    NONE,
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
    NONE,
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
    NONE,
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
    NONE,
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
    NONE,
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
    NONE,
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
    NONE,
);
const CRASHED: Prose = prose(
    ("Program jatuh.", "The program crashed."),
    (
        "Oleh sinyal, atau dengan jejak kesalahan (*traceback*, *panic*) di terminal.",
        "By a signal, or with a traceback or panic on its terminal.",
    ),
    NONE,
);
const DEADLOCK: Prose = prose(
    ("Semua saling menunggu.", "Everybody waits for everybody."),
    (
        "Panggung diam dan tidak ada yang dapat terjadi lagi; laporan menyebut siapa menunggu siapa.",
        "The stage is still and nothing can happen any more; the report says who waits for whom.",
    ),
    NONE,
);
const NOT_READING: Prose = prose(
    (
        "Program tidak membaca soketnya.",
        "The program does not read its socket.",
    ),
    (
        "Ada bita yang sudah tiba dan belum diambil, biasanya karena program menunggu di `input()`.",
        "Bytes have arrived and nobody takes them, usually because the program waits in `input()`.",
    ),
    NONE,
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
    NONE,
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
    NONE,
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
    NONE,
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
    NONE,
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
    NONE,
);
const GLUED: Prose = prose(
    (
        "Dua pesan menempel menjadi satu.",
        "Two messages were glued into one.",
    ),
    (
        "TCP adalah aliran bita, tanpa batas pesan: dua `send` dapat tiba dalam satu `recv`. Perlu pemisah atau panjang pesan.",
        "TCP is a stream of bytes without message boundaries: two `send`s may arrive in one `recv`. A separator or a length is needed.",
    ),
    NONE,
);
