//! Small words of explanations: lists, counts, exits and signals.

use crate::scenario::name::Name;
use crate::scenario::quantity::{Bound, Port, Protocol};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Quantity;
use crate::trace::{Exit, Limit};

/// `a`, `a dan b`, `a, b dan c`.
pub(super) fn list(items: &[String]) -> Text {
    let joined = |and: &str| match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    };
    Text::new(joined("dan"), joined("and"))
}

pub(super) fn port(port: Port) -> String {
    match port.protocol {
        Protocol::Tcp => format!("TCP {}", port.number),
        Protocol::Udp => format!("UDP {}", port.number),
    }
}

/// `3`, `paling sedikit 2`, `2 sampai 4`.
pub(super) fn bound(bound: Bound) -> Text {
    let Bound { least, most } = bound;
    if least == most {
        return Text::new(least.to_string(), least.to_string());
    }
    if most == u32::MAX {
        return Text::new(
            format!("paling sedikit {least}"),
            format!("at least {least}"),
        );
    }
    if least == 0 {
        return Text::new(format!("paling banyak {most}"), format!("at most {most}"));
    }
    Text::new(
        format!("{least} sampai {most}"),
        format!("{least} to {most}"),
    )
}

/// `3 thread`, `1 thread` and `3 threads`.
pub(super) fn counted(quantity: Quantity, count: u32) -> Text {
    let (id, en) = noun(quantity);
    let plural = if count == 1 { en.to_string() } else { many(en) };
    Text::new(format!("{count} {id}"), format!("{count} {plural}"))
}

/// `3 kali`, `once` and `3 times`.
pub(super) fn often(count: u32) -> Text {
    let en = match count {
        1 => "once".to_string(),
        many => format!("{many} times"),
    };
    Text::new(format!("{count} kali"), en)
}

pub(super) fn noun(quantity: Quantity) -> (&'static str, &'static str) {
    match quantity {
        Quantity::Threads => ("thread", "thread"),
        Quantity::Connections => ("sambungan", "connection"),
        Quantity::Processes => ("proses", "process"),
        Quantity::Sockets => ("soket", "socket"),
    }
}

fn many(noun: &str) -> String {
    if noun.ends_with('s') {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// How a program ended, in one sentence.
pub(super) fn exit_words(actor: &Name, exit: Exit) -> Text {
    match exit {
        Exit::Code(0) => Text::new(
            format!("Program {actor} sudah berakhir (kode keluar 0: tanpa kesalahan)."),
            format!("The program of {actor} has ended (exit code 0: no error)."),
        ),
        Exit::Code(code) => Text::new(
            format!("Program {actor} sudah berakhir dengan kode keluar {code}."),
            format!("The program of {actor} has ended with exit code {code}."),
        ),
        Exit::Signal(number) => {
            let signal = signal(number);
            Text::new(
                format!("Program {actor} dihentikan oleh sinyal {}.", signal.id),
                format!("The program of {actor} was ended by signal {}.", signal.en),
            )
        }
        Exit::Limit(limit) => {
            let taken = taken(limit);
            Text::new(
                format!("Program {actor} dihentikan karena {}.", taken.id),
                format!("The program of {actor} was stopped because {}.", taken.en),
            )
        }
    }
}

/// What there was too much of.
pub fn taken(limit: Limit) -> Text {
    match limit {
        Limit::Memory(most) => Text::new(
            format!("semua program bersama-sama memakai lebih dari {most} MiB memori"),
            format!("the programs together used more than {most} MiB of memory"),
        ),
        Limit::Processes(most) => Text::new(
            format!("semua program bersama-sama membuat lebih dari {most} proses"),
            format!("the programs together made more than {most} processes"),
        ),
        Limit::Threads(most) => Text::new(
            format!("semua program bersama-sama membuat lebih dari {most} thread"),
            format!("the programs together made more than {most} threads"),
        ),
        Limit::Cpu(most) => Text::new(
            format!("ia memakai prosesor lebih dari {most} detik"),
            format!("it used a processor for more than {most} seconds"),
        ),
        Limit::FileSize(most) => Text::new(
            format!("ia menulis berkas yang lebih besar dari {most} MiB"),
            format!("it wrote a file larger than {most} MiB"),
        ),
        Limit::Output(most) => Text::new(
            format!("semua program bersama-sama mencetak lebih dari {most} MiB"),
            format!("the programs together printed more than {most} MiB"),
        ),
    }
}

/// A signal's name, and what it means where that helps.
pub fn signal(number: i32) -> Text {
    let (name, id, en) = match number {
        1 => ("HUP", "terminalnya ditutup", "its terminal was closed"),
        2 => ("INT", "Ctrl-C", "Ctrl-C"),
        3 => ("QUIT", "", ""),
        4 => ("ILL", "instruksi yang tidak sah", "an illegal instruction"),
        6 => (
            "ABRT",
            "program membatalkan dirinya sendiri",
            "it gave up by itself",
        ),
        7 | 11 => (
            if number == 7 { "BUS" } else { "SEGV" },
            "memakai memori yang bukan miliknya",
            "it used memory that it does not own",
        ),
        8 => (
            "FPE",
            "salah hitung, misalnya dibagi nol",
            "wrong arithmetic, such as a division by zero",
        ),
        9 => ("KILL", "dihentikan paksa", "ended by force"),
        13 => (
            "PIPE",
            "menulis ke sambungan yang sudah ditutup",
            "it wrote to a connection that was closed",
        ),
        14 => ("ALRM", "", ""),
        15 => ("TERM", "diminta berhenti", "it was asked to stop"),
        24 => (
            "XCPU",
            "terlalu lama memakai CPU",
            "it used too much CPU time",
        ),
        25 => ("XFSZ", "berkasnya terlalu besar", "its file was too large"),
        31 => (
            "SYS",
            "memanggil sistem dengan cara yang tidak diizinkan",
            "it called the system in a way that is not allowed",
        ),
        _ => return Text::new(number.to_string(), number.to_string()),
    };
    let with = |meaning: &str| match meaning {
        "" => name.to_string(),
        _ => format!("{name} ({meaning})"),
    };
    Text::new(with(id), with(en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_counts_are_told_as_people_say_them() {
        let items = ["a", "b", "c"].map(str::to_string);
        assert_eq!(list(&items).id, "a, b dan c");
        assert_eq!(list(&items[..1]).en, "a");
        assert_eq!(counted(Quantity::Processes, 2).en, "2 processes");
        assert_eq!(
            (often(1).en, often(2).en),
            ("once".into(), "2 times".into())
        );
        assert_eq!(counted(Quantity::Threads, 1).en, "1 thread");
    }
}
