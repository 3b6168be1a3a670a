//! Each actor's terminal as a window: whose it is, what runs in it, what was typed and what was printed.

use super::Figure;
use super::drawing::{Drawing, LETTER, LINE, fitting, wide};
use super::screen::{Lines, Look, Run, Screen};
use crate::record::Record;
use crate::scenario::cast::{Actor, Part, Program};
use crate::scenario::text::{Language, Text};
use crate::trace::{Action, ActorId, Event, What};
use unicode_width::UnicodeWidthStr;

const MARGIN: u32 = 10;
/// For the numbers of lines.
const GUTTER: u32 = 3 * LETTER;
const BAR: u32 = LINE + 10;
/// So many more lines that say the same are drawn.
const MOST_ALIKE: usize = 3;
/// A window has at least so many columns.
const NARROWEST: usize = 42;

/// A window before it becomes a picture.
struct Window {
    name: String,
    title: Text,
    drawing: Drawing,
    description: String,
}

/// Programs that were never started: they have no window.
pub fn absent(record: &Record) -> Vec<&str> {
    let cast = record.scenario.cast.iter().enumerate();
    let absent = cast.filter(|(at, actor)| {
        matches!(actor.part, Part::Program(_)) && !is_seen(record, ActorId(*at))
    });
    absent.map(|(_, actor)| actor.name.as_str()).collect()
}

/// Was no program ever started?
pub fn is_empty(record: &Record) -> bool {
    let cast = record.scenario.cast.iter();
    let programs = cast.filter(|actor| matches!(actor.part, Part::Program(_)));
    programs.count() == absent(record).len()
}

fn is_seen(record: &Record, id: ActorId) -> bool {
    record.evidence.trace.iter().any(|entry| match &entry.what {
        What::Did(Action::Write { actor, .. })
        | What::Saw(Event::Started { actor, .. } | Event::Printed { actor, .. }) => *actor == id,
        _ => false,
    })
}

/// One for each program that was on stage, in the order of the cast.
pub fn windows(record: &Record, language: Language) -> Vec<Figure> {
    let windows = all(record, language).into_iter();
    windows
        .map(|window| {
            let title = window.title.in_language(language);
            let Window {
                name,
                drawing,
                description,
                ..
            } = &window;
            let mut whole = Drawing::new(drawing.size().0, drawing.size().1);
            whole.place((0, 0), drawing);
            whole.into_figure(name, title, description)
        })
        .collect()
}

fn all(record: &Record, language: Language) -> Vec<Window> {
    let cast = record.scenario.cast.iter().enumerate();
    cast.filter_map(|(at, actor)| window(record, ActorId(at), actor, language))
        .collect()
}

fn window(record: &Record, id: ActorId, actor: &Actor, language: Language) -> Option<Window> {
    let Part::Program(program) = &actor.part else {
        return None;
    };
    if !is_seen(record, id) {
        return None;
    }
    let lines = lines(record, id, program);
    let every = || lines.head.iter().chain(&lines.tail);
    let longest = every().map(|line| columns(line)).max().unwrap_or(0);
    let columns = u32::try_from(longest.max(NARROWEST)).unwrap_or(80);
    let width = GUTTER + columns * LETTER + 2 * MARGIN;
    let shown = shown(&lines);
    let rows = shown.len().max(1);
    let height = BAR + u32::try_from(rows).unwrap_or(0) * LINE + MARGIN + 4;
    let mut drawing = Drawing::new(width, height);
    drawing.rectangle("page", (0, 0), (width, height));
    drawing.rectangle("bar", (0, 0), (width, BAR));
    bar(&mut drawing, record, id, actor);
    body(&mut drawing, &shown, language);
    drawing.rectangle("frame", (0, 0), (width, height));
    let said: Vec<String> = every().map(|line| said(line)).collect();
    Some(Window {
        name: format!("terminal-{}", actor.name.as_str().replace(['.', '_'], "-")),
        title: Text::new(
            format!("Terminal {}", actor.name),
            format!("The terminal of {}", actor.name),
        ),
        drawing,
        description: said.join(" / "),
    })
}

/// Whose it is, and what was typed to start it.
fn bar(drawing: &mut Drawing, record: &Record, id: ActorId, actor: &Actor) {
    let name = actor.name.as_str();
    let y = BAR - 9;
    drawing.text("bold", (MARGIN, y), name);
    let command = record.about.commands.get(id.0).cloned().flatten();
    let command = format!("$ {}", command.unwrap_or_default().join(" "));
    let left = MARGIN + wide(name) + 2 * LETTER;
    let room = drawing.size().0.saturating_sub(left + MARGIN);
    drawing.text("dim", (left, y), &fitting(&command, room));
}

fn body(drawing: &mut Drawing, shown: &[Shown<'_>], language: Language) {
    let mut y = BAR + LINE;
    for row in shown {
        match row {
            Shown::Line(number, line) => self::line(drawing, y, line, *number),
            Shown::Told(told) => {
                drawing.text("dim", (GUTTER + MARGIN, y), told.in_language(language));
            }
        }
        y += LINE;
    }
}

/// A row of a window: a line with its number, or what is said in the place of others.
enum Shown<'a> {
    Line(usize, &'a [Run]),
    Told(Text),
}

fn shown(lines: &Lines) -> Vec<Shown<'_>> {
    let mut shown = folded(&lines.head, 1);
    if lines.left_out > 0 {
        shown.push(Shown::Told(Text::new(
            format!("… {} baris tidak ditampilkan …", lines.left_out),
            format!("… {} lines are not shown …", lines.left_out),
        )));
        let first = lines.head.len() + lines.left_out + 1;
        shown.extend(folded(&lines.tail, first));
    }
    shown
}

/// Of many equal lines in a row the first, and how many more they are.
fn folded(lines: &[Vec<Run>], first: usize) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    let mut number = first;
    for alike in lines.chunk_by(|one, next| one == next) {
        let (begin, count) = (number, alike.len());
        number += count;
        let drawn = if count > MOST_ALIKE + 1 { 1 } else { count };
        let rows = (begin..).zip(&alike[..drawn]);
        shown.extend(rows.map(|(number, line)| Shown::Line(number, line)));
        let more = count - drawn;
        shown.extend((more > 0).then(|| {
            Shown::Told(Text::new(
                format!("… baris yang sama {more} kali lagi …"),
                format!("… the same line {more} times more …"),
            ))
        }));
    }
    shown
}

fn line(drawing: &mut Drawing, y: u32, line: &[Run], number: usize) {
    let left = GUTTER + MARGIN;
    drawing.text_until("small", (left - LETTER, y), &number.to_string());
    for run in line {
        let x = left + u32::try_from(run.column).unwrap_or(0) * LETTER;
        let behind = (x, y - LINE + 4);
        let size = (wide(&run.text), LINE);
        if run.look.is_typed {
            drawing.rectangle("typing", behind, size);
        } else if run.look.is_inverse {
            drawing.rectangle("under-inverse", behind, size);
        } else if let Some(ground) = run.look.ground {
            drawing.rectangle(&format!("ground c{ground}"), behind, size);
        }
        drawing.text(&class(&run.look), (x, y), &run.text);
    }
}

fn class(look: &Look) -> String {
    if look.is_typed {
        return "typed".to_string();
    }
    let mut classes = Vec::new();
    match look.colour {
        _ if look.is_inverse => classes.push("inverse".to_string()),
        Some(colour) => classes.push(format!("c{colour}")),
        None if look.is_dim => classes.push("faint".to_string()),
        None => {}
    }
    if look.is_bold {
        classes.push("bold".to_string());
    }
    if look.is_underlined {
        classes.push("under".to_string());
    }
    classes.join(" ")
}

/// Everything that this actor printed and was typed.
fn lines(record: &Record, id: ActorId, program: &Program) -> Lines {
    let columns = program.terminal.columns.clamp(20, 200);
    let rows = program.terminal.rows.clamp(5, 60);
    let mut screen = Screen::new(columns.into(), rows.into());
    for entry in &record.evidence.trace {
        match &entry.what {
            What::Did(Action::Write { actor, bytes }) if *actor == id => screen.types(&bytes.0),
            What::Saw(Event::Printed { actor, bytes }) if *actor == id => screen.prints(&bytes.0),
            _ => {}
        }
    }
    screen.into_lines()
}

fn columns(line: &[Run]) -> usize {
    line.last().map_or(0, |run| run.column + run.text.width())
}

/// A line as text.
fn said(line: &[Run]) -> String {
    let mut said = String::new();
    for run in line {
        let blanks = run.column.saturating_sub(said.width());
        said.push_str(&" ".repeat(blanks));
        said.push_str(&run.text);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, Sample};

    #[test]
    fn every_program_has_a_window_with_what_it_showed() {
        let record = Sample::chat()
            .prints(1, ANI, b"Nama: ")
            .types(2, ANI, "ani\n")
            .prints(3, BUDI, b"<b>halo</b>\n")
            .0;
        let windows = windows(&record, Language::En);
        let names: Vec<&str> = windows.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["terminal-ani", "terminal-budi"]);
        assert_eq!(absent(&record), ["server"]);
        assert!(windows[0].svg.contains(">$ python3 ani.py</text>"));
        let typed = GUTTER + MARGIN + 6 * LETTER;
        assert!(
            windows[0]
                .svg
                .contains(&format!("class=\"typed\" x=\"{typed}\""))
        );
        assert!(windows[1].svg.contains(">&lt;b&gt;halo&lt;/b&gt;</text>"));
        assert_eq!(windows[1].description, "<b>halo</b>");
    }

    #[test]
    fn of_many_equal_lines_the_first_is_drawn() {
        let text = format!("satu\n{}dua\n", "\n".repeat(9));
        let record = Sample::chat().prints(1, ANI, text.as_bytes()).0;
        let window = &windows(&record, Language::En)[0];
        assert!(
            window.svg.contains("the same line 8 times more"),
            "{}",
            window.svg
        );
        assert!(window.svg.contains(">11</text>") && !window.svg.contains(">5</text>"));
        let few = Sample::chat().prints(1, ANI, b"a\na\na\na\n").0;
        assert!(!windows(&few, Language::En)[0].svg.contains("times more"));
    }

    #[test]
    fn a_flood_is_shortened_and_its_lines_keep_their_numbers() {
        let flood: String = (1..=5_000).map(|n| format!("baris {n}\n")).collect();
        let record = Sample::chat().prints(1, ANI, flood.as_bytes()).0;
        let svg = &windows(&record, Language::Id)[0].svg;
        assert!(svg.contains("baris tidak ditampilkan"));
        assert!(svg.contains(">5000</text>") && svg.contains(">baris 5000</text>"));
        assert!(!svg.contains(">baris 2500</text>"));
    }
}
