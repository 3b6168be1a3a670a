//! Where to look for a text that did not come, or came to its sender twice.

use super::super::cause::whom;
use super::super::datagrams;
use super::super::locked;
use super::super::plain::is_socket;
use super::super::visible::short;
use super::super::waits;
use super::super::words::list;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::verdict::{Clue, Expected, Failure, Waiting, WaitsFor};

pub(super) fn missing(failure: &Failure) -> Text {
    let actor = whom(failure);
    let clue = failure.clues.iter().find_map(|clue| match clue {
        Clue::OtherForm { .. } => Some(Text::new(
            "Bandingkan yang diharapkan dengan yang ada, di bawah ini: apa yang kurang, misalnya nama pengirimnya?",
            "Compare what was expected with what was there, below: what is missing, perhaps the sender's name?",
        )),
        Clue::Sender { actor } => Some(not_returned(failure, actor)),
        Clue::AtActor { actor: other, line } => Some(Text::new(
            format!("{other} menampilkannya («{}»), jadi sampai di sana pesannya berjalan. Periksa jalan dari {other} ke {actor}, dan apakah di sana segera dicetak (flush=True).", short(line)),
            format!("{other} has shown it (“{}”), so the message got that far. Check the way from {other} to {actor}, and whether it is printed there at once (flush=True).", short(line)),
        )),
        Clue::UsedUp { by, .. } => Some(Text::new(
            format!("Teks yang sama sudah dipakai oleh langkah «{}»; di sini ia harus muncul sekali lagi.", short(by)),
            format!("The same text was used by the step “{}”; here it has to appear once more.", short(by)),
        )),
        Clue::Stopped { actor } => Some(Text::new(
            format!("Program {actor} menghentikan dirinya sementara (stopped): apakah ia membaca terminal dari latar belakang?"),
            format!("The program of {actor} has stopped itself: does it read the terminal from the background?"),
        )),
        _ => None,
    });
    let known = datagrams::advice(failure).or(clue);
    let known = known.or_else(|| locked::of_sender(failure));
    known.unwrap_or_else(|| by_wait(failure))
}

pub(super) fn sender(failure: &Failure) -> Option<&Name> {
    failure.clues.iter().find_map(|clue| match clue {
        Clue::Sender { actor } => Some(actor),
        _ => None,
    })
}

/// It was passed on to others, and not back to who typed it.
fn not_returned(failure: &Failure, actor: &Name) -> Text {
    let others = failure.clues.iter().filter_map(|clue| match clue {
        Clue::AtActor { actor, .. } => Some(actor.to_string()),
        _ => None,
    });
    let others: Vec<String> = others.collect();
    let names = list(&others);
    let have = if others.len() > 1 { "have" } else { "has" };
    Text::new(
        format!(
            "{} menampilkannya, dan {actor} sendiri yang mengetiknya: jadi pesannya tidak dikirim kembali kepada pengirimnya. Apakah server melewati pengirim ketika menyebarkan pesan?",
            names.id
        ),
        format!(
            "{} {have} shown it, and {actor} typed it: so the message is not sent back to its sender. Does the server leave out the sender when it passes a message on?",
            names.en
        ),
    )
}

/// It came twice to nobody but who typed it.
pub(super) fn own_message(failure: &Failure) -> Text {
    let actor = whom(failure);
    Text::new(
        format!(
            "Hanya {actor} yang melihatnya lebih dari itu, dan {actor} sendiri yang mengetiknya: apakah kliennya mencetak pesannya sendiri, di samping yang kembali dari server?"
        ),
        format!(
            "Only {actor} sees it more often, and {actor} typed it: does the client print its own message itself, besides what comes back from the server?"
        ),
    )
}

/// A raw socket prints nothing: it was sent nothing.
fn silent(failure: &Failure) -> Text {
    let actor = whom(failure);
    if is_socket(failure) {
        return Text::new(
            format!(
                "{actor} (soket milik penguji) belum menerima apa pun: apakah program di seberangnya memang mengirimnya?"
            ),
            format!(
                "{actor} (a socket of the tester's) has not received anything yet: does the program at its other end really send it?"
            ),
        );
    }
    Text::new(
        format!(
            "{actor} belum mencetak apa pun. Apakah print() tercapai, dan apakah keluarannya dikosongkan (flush=True)?"
        ),
        format!(
            "{actor} has not printed anything yet. Is print() reached, and is the output flushed (flush=True)?"
        ),
    )
}

/// What the actor waits for tells where to look.
fn by_wait(failure: &Failure) -> Text {
    let waiting = failure.actor.as_ref().and_then(|actor| {
        // Of several threads the one that listens to somebody tells more than the one at the keyboard.
        let mut own = failure
            .waiting
            .iter()
            .filter(|waiting| waiting.actor == *actor);
        let listens = |waiting: &&Waiting| somebody(waiting).is_some();
        own.find(listens).or_else(|| waits::first(failure, actor))
    });
    let actor = whom(failure);
    // So does what it listens to besides its keyboard.
    let on = waiting.and_then(|waiting| somebody(waiting).or(waiting.on.first()));
    match (&failure.expected, on) {
        (Expected::Exit(_), _) => Text::new(
            "Apakah perulangannya mempunyai jalan keluar, dan apakah semua thread ikut berakhir?",
            "Does its loop have a way out, and do all its threads end too?",
        ),
        (Expected::Closed, _) => Text::new(
            "Apakah program memanggil close() pada soket klien itu?",
            "Does the program call close() on the socket of that client?",
        ),
        (Expected::Count { .. }, _) => Text::new(
            "Siapa menunggu apa, di bawah ini, menunjukkan yang sudah ada.",
            "Who was waiting for what, below, shows what there is.",
        ),
        (
            Expected::Text(_) | Expected::AllOf { .. } | Expected::OneOf(_) | Expected::Prompt(_),
            _,
        ) if is_silent(failure) => silent(failure),
        (_, Some(WaitsFor::Actor(other))) => Text::new(
            format!(
                "{actor} menunggu kiriman dari {other}: periksa apakah {other} memang mengirimnya kepada {actor}."
            ),
            format!(
                "{actor} waits for a message from {other}: check that {other} really sends it to {actor}."
            ),
        ),
        (Expected::Prompt(_), _) => Text::new(
            "Periksa apakah program sampai pada input(), dan apakah teks permintaannya tercetak sebelumnya.",
            "Check that the program gets to its input(), and that its prompt is printed before it.",
        ),
        (_, Some(WaitsFor::Terminal)) => Text::new(
            format!(
                "{actor} menunggu ketikan di terminalnya: periksa apakah ia mencetak atau membaca soket sebelum itu."
            ),
            format!(
                "{actor} waits for something typed at its terminal: check that it prints, or reads its socket, before that."
            ),
        ),
        _ => Text::new(
            "Bandingkan langkah terakhir di bawah ini dengan programnya: di mana teks itu seharusnya dikirim, dan di mana dicetak?",
            "Compare the last step below with the program: where should the text be sent, and where printed?",
        ),
    }
}

/// Whom it waits for, perhaps among other things.
fn somebody(waiting: &Waiting) -> Option<&WaitsFor> {
    let mut on = waiting.on.iter();
    on.find(|what| matches!(what, WaitsFor::Actor(_)))
}

/// Has it shown nothing at all, neither behind the cursor nor before it?
fn is_silent(failure: &Failure) -> bool {
    let shown = [&failure.actual.before, &failure.actual.text];
    shown.iter().all(|text| text.trim().is_empty())
}
