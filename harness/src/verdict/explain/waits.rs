//! Who waits for whom, in words: one line a thread.

use super::{About, Body, Paragraph, locked, paragraph};
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::trace::survey::Call;
use crate::verdict::{Failure, Waiting, WaitsFor};

/// How many lines are told.
const MOST: usize = 12;

pub(super) fn of(failure: &Failure) -> Option<Paragraph> {
    let mut rows: Vec<(&Waiting, usize, Text)> = Vec::new();
    for waiting in &failure.waiting {
        let words = words(waiting);
        match rows
            .iter_mut()
            .find(|row| row.0.actor == waiting.actor && row.2 == words)
        {
            Some(known) => known.1 += 1,
            None => rows.push((waiting, 1, words)),
        }
    }
    rows.sort_by_key(|row| rank(failure, row.0));
    let left_out = rows.len().saturating_sub(MOST);
    let table = rows.into_iter().take(MOST);
    let mut table: Vec<(Text, Text)> = table
        .map(|(waiting, times, words)| (who(waiting, times), words))
        .collect();
    if left_out > 0 {
        let more = Text::new(
            format!("dan {left_out} lagi"),
            format!("and {left_out} more"),
        );
        table.push((Text::new("…", "…"), more));
    }
    let title = ("Siapa menunggu apa", "Who was waiting for what");
    (!table.is_empty()).then(|| paragraph(About::Waiting, title, Body::Table(table)))
}

/// What is stuck comes first, and who only waits for somebody to type last: where there are many, these are left out.
fn rank(failure: &Failure, waiting: &Waiting) -> usize {
    let is_meant = failure.actor.as_ref() == Some(&waiting.actor);
    let is_first = waiting.thread.is_none_or(|number| number == 1);
    let is_idle =
        waiting.on.contains(&WaitsFor::Terminal) || (is_first && waiting.call == Some(Call::Futex));
    let is_sending = matches!(waiting.call, Some(Call::Send));
    if locked::is_locked(waiting) || is_sending {
        0
    } else if is_idle && !is_meant {
        2
    } else {
        1
    }
}

fn who(waiting: &Waiting, times: usize) -> Text {
    let name = &waiting.actor;
    match waiting.thread {
        None => Text::new(name.to_string(), name.to_string()),
        Some(_) if times > 1 => Text::new(
            format!("{name} ({times} thread)"),
            format!("{name} ({times} threads)"),
        ),
        Some(number) => Text::new(
            format!("{name} (thread {number})"),
            format!("{name} (thread {number})"),
        ),
    }
}

/// What one thread waits for: `menunggu kiriman dari fatur (recv)`.
pub fn words(waiting: &Waiting) -> Text {
    if waiting.is_stopped {
        return Text::new(
            "dihentikan sementara oleh sebuah sinyal",
            "stopped by a signal",
        );
    }
    let Some(call) = waiting.call else {
        return Text::new("sedang bekerja", "at work");
    };
    // What nobody can name says nothing beside what has a name.
    let named = waiting
        .on
        .iter()
        .filter(|what| **what != WaitsFor::Something);
    let named: Vec<&WaitsFor> = named.collect();
    let mut told = match (&named[..], call) {
        ([], _) => by_call(call),
        ([only], _) => thing(only, call),
        (several, _) => {
            let all: Vec<Text> = several.iter().map(|what| plain(what)).collect();
            let join = |or: &str, of: fn(&Text) -> &String| {
                let items: Vec<&str> = all.iter().map(|text| of(text).as_str()).collect();
                items.join(or)
            };
            Text::new(
                format!("menunggu {}", join(" atau ", |text| &text.id)),
                format!("waits for {}", join(" or ", |text| &text.en)),
            )
        }
    };
    let name = function(call);
    if !name.is_empty() {
        told = Text::new(
            format!("{} ({name})", told.id),
            format!("{} ({name})", told.en),
        );
    }
    if waiting.is_timed && call != Call::Sleep {
        told = Text::new(
            format!("{}, dengan batas waktu", told.id),
            format!("{}, with a time limit", told.en),
        );
    }
    told
}

fn thing(what: &WaitsFor, call: Call) -> Text {
    if matches!(call, Call::Send | Call::Write) {
        return match what {
            WaitsFor::Actor(name) => Text::new(
                format!("menunggu sampai {name} membaca kirimannya"),
                format!("waits until {name} reads what it sends"),
            ),
            _ => by_call(call),
        };
    }
    let what = plain(what);
    Text::new(
        format!("menunggu {}", what.id),
        format!("waits for {}", what.en),
    )
}

fn plain(what: &WaitsFor) -> Text {
    match what {
        WaitsFor::Terminal => {
            Text::new("ketikan di terminalnya", "something typed at its terminal")
        }
        WaitsFor::Connection { port } => Text::new(
            format!("sambungan baru di port {port}"),
            format!("a new connection on port {port}"),
        ),
        WaitsFor::Actor(name) => Text::new(
            format!("kiriman dari {name}"),
            format!("a message from {name}"),
        ),
        WaitsFor::Datagram { port } => Text::new(
            format!("datagram di port {port}"),
            format!("a datagram on port {port}"),
        ),
        WaitsFor::Own => Text::new(
            "kunci (lock), thread atau proses lain dari program yang sama",
            "a lock, a thread or another process of the same program",
        ),
        WaitsFor::Something => Text::new("sesuatu", "something"),
    }
}

fn by_call(call: Call) -> Text {
    match call {
        Call::Accept => Text::new("menunggu sambungan baru", "waits for a new connection"),
        Call::Connect => Text::new("menunggu sampai tersambung", "waits to be connected"),
        Call::Receive | Call::Read => Text::new("menunggu kiriman", "waits for a message"),
        Call::Send | Call::Write => Text::new(
            "menunggu sampai kirimannya diambil",
            "waits until what it sends is taken",
        ),
        Call::Futex => Text::new("menunggu thread lain", "waits for another thread"),
        Call::Child => Text::new("menunggu proses anaknya", "waits for its child process"),
        Call::Sleep => Text::new("tidur untuk beberapa waktu", "sleeps for some time"),
        Call::Signal => Text::new("menunggu sebuah sinyal", "waits for a signal"),
        Call::Poll | Call::Other => Text::new("menunggu sesuatu", "waits for something"),
    }
}

/// The call as students know it.
fn function(call: Call) -> &'static str {
    match call {
        Call::Accept => "accept",
        Call::Connect => "connect",
        Call::Receive => "recv",
        Call::Send => "send",
        Call::Poll => "select/poll",
        Call::Sleep => "sleep",
        Call::Read | Call::Write | Call::Futex | Call::Child | Call::Signal | Call::Other => "",
    }
}

/// What the main thread of an actor waits for, where it is known.
pub(super) fn first<'f>(failure: &'f Failure, actor: &Name) -> Option<&'f Waiting> {
    let mut all = failure.waiting.iter();
    all.find(|waiting| waiting.actor == *actor && waiting.call.is_some())
}
