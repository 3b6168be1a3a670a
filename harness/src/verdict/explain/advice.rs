//! Where to look: one sentence for each diagnosis, and for errors that beginners meet.

mod absent;
pub(super) mod fallen;
mod frame;
mod mistakes;

use super::{Around, locked, traffic, waits};
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::survey::Call;
use crate::trace::{Exit, Limit, RefusalKind};
use crate::verdict::{CheckOutcome, Clue, Expected, Failure, Likeness, Verdict, WaitsFor};
use absent::{missing, own_message, sender};

/// Advice that a check before got too is told there.
pub(super) fn given(around: &Around<'_>, check: &CheckOutcome, failure: &Failure) -> Vec<Text> {
    let before = around.outcome.checks.iter();
    let before = before.take_while(|other| other.id != check.id);
    let told = before.flat_map(|other| match &other.verdict {
        Verdict::Failed(failure) => fallen::advice(other, failure),
        _ => Vec::new(),
    });
    let told: Vec<Text> = told.collect();
    let mut advice = fallen::advice(check, failure);
    let all = advice.len();
    advice.retain(|text| !told.contains(text));
    if advice.len() < all {
        advice.push(Text::new(
            "Sarannya sama seperti pada kegagalan di atas.",
            "The advice is the same as for the failure above.",
        ));
    }
    advice
}

pub(super) fn of(failure: &Failure) -> Option<Text> {
    // A thread for each client is not what every exercise asks for: the scenario's own hint knows better.
    let is_told = failure.diagnosis == Diagnosis::NotAccepting && failure.hint.is_some();
    (!is_told).then(|| general(failure))
}

fn general(failure: &Failure) -> Text {
    if let Some(refusal) = &failure.actual.refusal {
        return refused(refusal.kind);
    }
    let known = failure.clues.iter().find_map(|clue| match clue {
        Clue::Traceback { line, .. } if failure.diagnosis == Diagnosis::Crashed => {
            mistakes::advice(line)
        }
        Clue::Ended {
            exit: Exit::Limit(limit),
            ..
        } => Some(excess(*limit)),
        _ => None,
    });
    known.map_or_else(|| by_diagnosis(failure), |(id, en)| Text::new(id, en))
}

fn excess(limit: Limit) -> (&'static str, &'static str) {
    match limit {
        Limit::Memory(_) => (
            "Carilah daftar atau teks yang terus bertambah di dalam perulangan, misalnya yang tidak berhenti ketika recv() memberi hasil kosong.",
            "Look for a list or a text that grows in a loop without end, for one that does not stop when recv() returns nothing.",
        ),
        Limit::Processes(_) | Limit::Threads(_) => (
            "Carilah perulangan yang membuat proses atau thread pada setiap putaran, dan apakah mereka pernah berakhir.",
            "Look for a loop that makes a process or a thread each time round, and whether they ever end.",
        ),
        Limit::Cpu(_) => (
            "Carilah perulangan yang tidak menunggu apa pun.",
            "Look for a loop that waits for nothing.",
        ),
        Limit::FileSize(_) => (
            "Carilah perulangan yang menulis ke berkas tanpa henti.",
            "Look for a loop that writes to a file without end.",
        ),
        Limit::Output(_) => (
            "Carilah perulangan yang mencetak tanpa menunggu apa pun.",
            "Look for a loop that prints without waiting for anything.",
        ),
    }
}

fn refused(kind: RefusalKind) -> Text {
    let (id, en) = match kind {
        RefusalKind::NotExecutable => (
            "Periksa nama berkas programnya, dan apakah bahasa pemrogramannya terpasang di mesin ini.",
            "Check the name of the program's file, and that its language is installed on this machine.",
        ),
        RefusalKind::PortTaken => (
            "Tutuplah program lain yang memakai port itu; `ss -tulnp` menunjukkan siapa.",
            "Close the other program that uses the port; `ss -tulnp` shows which.",
        ),
        RefusalKind::ConnectionRefused => (
            "Apakah server masih berjalan, dan apakah ia mendengarkan di port itu?",
            "Is the server still running, and does it listen on that port?",
        ),
        RefusalKind::Gone => (
            "Mengapa sambungannya ditutup? Lihat baris terakhir dari program di seberangnya.",
            "Why was the connection closed? See the last lines of the program at the other end.",
        ),
        RefusalKind::Other => (
            "Baca pesan sistem di atas: biasanya ia menyebut apa yang kurang.",
            "Read the system's message above: it usually names what is missing.",
        ),
    };
    Text::new(id, en)
}

fn by_diagnosis(failure: &Failure) -> Text {
    if let Expected::Packets { .. } = failure.expected {
        return traffic::advice(failure);
    }
    let (id, en) = match failure.diagnosis {
        Diagnosis::Missing => return missing(failure),
        Diagnosis::WrongActor if matches!(failure.expected, Expected::Never(_)) => (
            "Carilah bagian program yang mencetak atau mengirim teks itu: kapan dan kepada siapa?",
            "Look for the part of the program that prints or sends this text: when, and to whom?",
        ),
        Diagnosis::Late => (
            "Carilah sleep() atau pekerjaan lama sebelum teks itu dikirim atau dicetak.",
            "Look for a sleep() or long work before the text is sent or printed.",
        ),
        Diagnosis::Duplicate if matches!(failure.expected, Expected::Count { .. }) => (
            "Adakah yang dibuka atau dijalankan lebih dari sekali, atau tidak ditutup sesudah dipakai?",
            "Is something opened or started more than once, or not closed after use?",
        ),
        Diagnosis::Duplicate if sender(failure).is_some() => return own_message(failure),
        Diagnosis::Duplicate => (
            "Apakah pesannya dikirim dua kali, atau satu klien tercatat dua kali dalam daftar?",
            "Is the message sent twice, or is one client on the list twice?",
        ),
        Diagnosis::WrongActor => (
            "Periksa soket siapa yang dipakai untuk mengirim jawaban.",
            "Check whose socket is used to send the answer.",
        ),
        Diagnosis::OutOfOrder => (
            "Periksa urutan print() dan send() di dalam program.",
            "Check the order of print() and send() in the program.",
        ),
        Diagnosis::NearMiss => return near(failure),
        Diagnosis::Exited => (
            "Apakah program berhenti sesudah satu pesan? Mungkin diperlukan perulangan (while).",
            "Does the program stop after one message? It may need a loop (while).",
        ),
        Diagnosis::Crashed => (
            "Baca pesan kesalahan di terminalnya dari bawah: baris terakhir menyebut apa yang salah, baris di atasnya menyebut di mana.",
            "Read the error on its terminal from the bottom: the last line says what is wrong, the lines above say where.",
        ),
        Diagnosis::Deadlock => (
            "Siapa yang harus mengirim lebih dulu? Carilah recv() yang dipanggil sebelum send() pasangannya, atau jawaban yang terlupa.",
            "Who has to send first? Look for a recv() that is called before its matching send(), or for a forgotten answer.",
        ),
        Diagnosis::NotReading => return not_reading(failure),
        Diagnosis::NotAccepting => (
            "Layani setiap klien di thread sendiri, supaya server dapat segera kembali ke accept().",
            "Serve every client in a thread of its own, so that the server can go back to accept() at once.",
        ),
        Diagnosis::NotListening => return not_listening(failure),
        Diagnosis::NotConnected => return not_connected(),
        Diagnosis::NotJoined => (
            "Periksa setsockopt(..., IP_ADD_MEMBERSHIP, ...) dan alamat grupnya.",
            "Check setsockopt(..., IP_ADD_MEMBERSHIP, ...) and the address of the group.",
        ),
        Diagnosis::Unflushed => (
            "Kosongkan penahan keluaran sesudah mencetak: print(..., flush=True), fflush(stdout), atau stdout().flush().",
            "Flush the output after printing: print(..., flush=True), fflush(stdout), or stdout().flush().",
        ),
        Diagnosis::NoProgram => return no_program(),
        Diagnosis::Busy => (
            "Biarkan accept() atau recv() yang menunggu; hindari perulangan yang bertanya terus-menerus. recv() yang memberi data kosong berarti lawannya sudah pergi: keluarlah dari perulangan (if not data: break).",
            "Let accept() or recv() do the waiting; avoid a loop that asks again and again. A recv() that gives no data means that the other end is gone: leave the loop (if not data: break).",
        ),
        Diagnosis::Glued => (
            "TCP adalah aliran byte tanpa batas pesan: dua send() dapat tiba dalam satu recv(). Akhiri setiap pesan dengan baris baru, dan bacalah per baris.",
            "TCP is a stream of bytes without message boundaries: two send() may arrive in one recv(). End every message with a newline, and read by lines.",
        ),
    };
    Text::new(id, en)
}

fn not_connected() -> Text {
    Text::new(
        "Periksa alamat dan port di connect(), dan apakah program sampai ke sana.",
        "Check address and port in connect(), and that the program gets there.",
    )
}

fn no_program() -> Text {
    Text::new(
        "Jalankan sendiri programnya dari folder yang dikumpulkan: galat pertama adalah yang pertama diperbaiki, dan nama berkasnya harus dikenali.",
        "Run the program yourself from the folder that was handed in: the first error is the first to mend, and its file must have a name that is recognised.",
    )
}

fn near(failure: &Failure) -> Text {
    let is_bytes = failure.clues.iter().any(|clue| {
        matches!(
            clue,
            Clue::Near {
                how: Likeness::BytesShown,
                ..
            }
        )
    });
    if is_bytes {
        return Text::new(
            "Ubah bytes menjadi teks dengan .decode() sebelum dicetak atau disisipkan ke dalam pesan.",
            "Turn bytes into text with .decode() before printing them or putting them into a message.",
        );
    }
    Text::new(
        "Bandingkan kedua baris di bawah ini, huruf demi huruf.",
        "Compare the two lines below, letter by letter.",
    )
}

fn not_reading(failure: &Failure) -> Text {
    let blocked = failure.clues.iter().find_map(|clue| match clue {
        Clue::Unread { actor, .. } => Some(actor),
        _ => None,
    });
    if blocked.is_some_and(|actor| locked::of(failure, actor).is_some()) {
        return locked::advice();
    }
    let waits = blocked.and_then(|actor| waits::first(failure, actor));
    if waits.is_some_and(|waiting| waiting.thread.is_some() && waiting.call == Some(Call::Accept)) {
        return Text::new(
            "Program ini sudah mempunyai beberapa thread: yang mana seharusnya membaca kiriman itu, dan masih berjalankah ia?",
            "This program has several threads already: which of them should read that message, and does it still run?",
        );
    }
    if waits.is_some_and(|waiting| waiting.on.contains(&WaitsFor::Terminal)) {
        return Text::new(
            "Selama program menunggu ketikan (input), ia tidak dapat membaca soket. Bacalah soket di thread sendiri.",
            "While the program waits for input it cannot read its socket. Read the socket in a thread of its own.",
        );
    }
    Text::new(
        "Programnya menunggu hal lain lebih dulu. Berilah setiap hal yang ditunggu thread sendiri, atau tunggulah semuanya bersama dengan select().",
        "The program waits for something else first. Give everything that it waits for a thread of its own, or wait for all with select().",
    )
}

fn not_listening(failure: &Failure) -> Text {
    let ended = |actor: &Name| {
        let is_its =
            |clue: &Clue| matches!(clue, Clue::Ended { actor: whose, .. } if whose == actor);
        failure.clues.iter().any(is_its)
    };
    let has_ended = |clue: &Clue| matches!(clue, Clue::Ports { actor, .. } if ended(actor));
    if failure.clues.iter().any(has_ended) {
        return Text::new(
            "Server kembali ke accept() setelah setiap klien, dan baru selesai bila dihentikan.",
            "A server goes back to accept() after each client, and ends only when it is stopped.",
        );
    }
    if let Some((wanted, true)) = wanted_port(failure) {
        return Text::new(
            format!("Periksa nomor port di bind(): yang diminta ialah {wanted}."),
            format!("Check the port number in bind(): {wanted} is wanted."),
        );
    }
    Text::new(
        "Periksa nomor port dan urutannya: socket, bind, listen, lalu accept. Untuk UDP cukup socket dan bind.",
        "Check the port number and the order: socket, bind, listen, then accept. For UDP it is socket and bind.",
    )
}

/// The port on which nobody listens, where it is known; and whether the program has opened others.
pub(super) fn wanted_port(failure: &Failure) -> Option<(u16, bool)> {
    failure.clues.iter().find_map(|clue| match clue {
        Clue::Ports { wanted, open, .. } => Some(((*wanted)?, !open.is_empty())),
        _ => None,
    })
}
