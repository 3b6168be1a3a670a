//! Regular expressions for what is written: numbers, times, names, subjects, templates and patterns.
//!
//! They are read by many engines (ECMAScript, Python, Rust), and so keep to what all of them share.

use crate::scenario::vocabulary::Speakers;

/// A variable of a loop, whose value is known only when the loop is spelled out.
pub(super) const VARIABLE: &str = r"\$\{[a-z][a-z0-9_-]*\}";
/// A name, but not what other readers of YAML take for something else than text.
pub(super) const NAME: &str =
    "(?!(?:true|false|null|yes|no|on|off)(?![a-z0-9_-]))[a-z][a-z0-9_-]{0,39}";
const OCTET: &str = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

/// The whole value, and nothing else.
pub(super) fn whole(inside: &str) -> String {
    format!("^(?:{inside})$")
}

/// The same inside a loop, where a value with a variable in it cannot be judged yet.
pub(super) fn in_a_loop(inside: &str) -> String {
    format!("^(?:{inside})$|{VARIABLE}")
}

pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    format!("(?:{})", words.join("|"))
}

/// A whole number from 1 to `most`.
pub(super) fn count(most: u32) -> String {
    let digits = most.to_string();
    let mut ways = Vec::new();
    if digits.len() > 1 {
        ways.push(format!("[1-9][0-9]{{0,{}}}", digits.len() - 2));
    }
    for (at, digit) in digits.char_indices() {
        let lowest = if at == 0 { '1' } else { '0' };
        let below = (lowest..digit).next_back();
        let rest = digits.len() - at - 1;
        ways.extend(
            below.map(|below| format!("{}[{lowest}-{below}][0-9]{{{rest}}}", &digits[..at])),
        );
    }
    ways.push(digits);
    format!("0*(?:{})", ways.join("|"))
}

/// A decimal number from 0 to `most` with at most `places` places.
fn decimal(most: u32, places: u32) -> String {
    let below = count(most - 1);
    format!(r"(?:(?:0+|{below})(?:\.[0-9]{{1,{places}}})?|0*{most}(?:\.0{{1,{places}}})?)")
}

pub(super) fn points() -> String {
    decimal(10_000, 2)
}

pub(super) fn percent() -> String {
    format!("{} *%", decimal(100, 3))
}

/// More than nothing, at most ten minutes.
pub(super) fn duration() -> String {
    let (ms, s, m) = (decimal(600_000, 3), decimal(600, 3), decimal(10, 3));
    format!("(?=[0.]*[1-9])(?:{ms} *ms|{s} *s|{m} *m)")
}

/// `4`, `>= 2`, `< 3`, `2..4`.
pub(super) fn bound() -> String {
    let positive = count(1_000_000);
    let number = format!("(?:0|{positive})");
    format!(r" *(?:{number} *\.\. *{number}|(?:=|>=|>|<=)? *{number}|< *{positive}) *")
}

pub(super) fn port() -> String {
    format!("(?:tcp|udp) +{}", count(65_535))
}

/// `tcp 59000`, or `tcp lab:59000` for a host of the network.
pub(super) fn connect() -> String {
    format!("tcp +(?:{NAME} *: *)?{}", count(65_535))
}

pub(super) fn multicast() -> String {
    format!(r"(?:22[4-9]|23[0-9])(?:\.{OCTET}){{3}}")
}

/// An address, a host or an actor.
pub(super) fn party() -> String {
    format!(r"(?:{OCTET}(?:\.{OCTET}){{3}}|{})", actor())
}

pub(super) fn destination() -> String {
    format!("{}:{}", party(), count(65_535))
}

/// `ani`, `clients.1`, and with variables in it inside a loop; whether anybody is called so, a schema cannot know.
pub(super) fn actor() -> String {
    format!(
        r"(?!(?:and|but|everyone|network)(?![a-z0-9_.$-]))(?:[a-z]|{VARIABLE})(?:[a-z0-9_-]|{VARIABLE})*(?:\.(?:[0-9]|{VARIABLE})+)?"
    )
}

/// `ani`, `ani, budi and citra`.
fn actors() -> String {
    let actor = actor();
    format!("{actor}(?:(?: *, *(?:and +)?| +and +(?:and +)?){actor})*")
}

/// Of whom a verb may be said, as it stands before the verb.
pub(super) fn subject(speakers: Speakers) -> String {
    let actors = actors();
    match speakers {
        Speakers::Programs | Speakers::Anybody => {
            format!("(?:everyone|{actors})(?: +but +{actors})?")
        }
        Speakers::RawSockets => format!("{actors}(?: +but +{actors})?"),
        Speakers::Network => format!("(?:network|{VARIABLE})"),
    }
}

/// Any subject, seen only so far that the verb behind it is the whole verb: `never sees` is not `sees`.
pub(super) fn some_subject() -> String {
    "(?:[^ ,]+(?: *, *(?:and +)?| +and +(?:and +)?| +but +))*[^ ,]+".to_string()
}

/// Text in which every `${` begins a variable, or is written `$${`.
pub(super) fn template() -> String {
    let name = format!("(?:[A-Za-z0-9_-]|{VARIABLE})+");
    format!(r"^(?:[^$]|\$+(?![${{])|\$\$+\{{|\$\{{{name}\}})*$")
}

/// Plain text, or `/…/` or `/…/i` that does not end in something open: a repetition or an edge.
pub(super) fn pattern() -> String {
    let piece = r"(?:[^\\]|\\[\s\S])";
    let last = r"(?:[^\\*+?$]|\\[^bBzZ<>]|\}\?)";
    let open = format!(r"(?!/{piece}*\{{([0-9]+),(?!\1\}})[0-9]*\}}/i?$)");
    format!(r"^(?:[^/][\s\S]*|{open}/{piece}*{last}/i?)$")
}

pub(super) fn hexadecimal() -> &'static str {
    "^ *(?:[0-9A-Fa-f] *[0-9A-Fa-f] *)+$"
}

/// `2026-12-01 23:59 WIB`.
pub(super) fn moment() -> String {
    let year = "(?:19[7-9][0-9]|[2-9][0-9]{3})";
    let day = "(?:0[1-9]|1[0-9]|2[0-9])";
    let date =
        format!("{year}-(?:(?:0[1-9]|1[0-2])-{day}|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31)");
    let zone = r"(?:WIB|WITA|WIT|UTC|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))";
    format!(r"\s*{date}\s+(?:[01][0-9]|2[0-3]):[0-5][0-9]\s+{zone}\s*")
}

/// Letters of any script, digits, `.`, `-`, `_` and `/`.
pub(super) fn student_number() -> &'static str {
    r"^[\p{L}\p{N}._/-]{1,40}$"
}
