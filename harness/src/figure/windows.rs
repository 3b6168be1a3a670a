//! Each actor's terminal as a window: whose it is, what runs in it, what was typed and what was printed.

use super::Figure;
use super::drawing::{Drawing, LETTER, LINE};
use super::screen::{Run, Screen};
use crate::record::Record;
use crate::scenario::cast::{Actor, Part};
use crate::scenario::text::{Language, Text};
use crate::trace::{Action, ActorId, Event, What};
use unicode_width::UnicodeWidthStr;

const MARGIN: u32 = 8;

/// One for each program that was on stage, in the order of the cast.
pub fn windows(record: &Record, language: Language) -> Vec<Figure> {
    let cast = record.scenario.cast.iter().enumerate();
    cast.filter_map(|(at, actor)| window(record, ActorId(at), actor, language))
        .collect()
}

fn window(record: &Record, id: ActorId, actor: &Actor, language: Language) -> Option<Figure> {
    let Part::Program(program) = &actor.part else {
        return None;
    };
    let columns = program.terminal.columns.clamp(20, 200);
    let screen = screen(record, id, columns.into());
    let (left_out, lines) = screen.lines();
    let command = record.about.commands.get(id.0).cloned().flatten();
    let bar = format!(
        "{}  $ {}",
        actor.name,
        command.unwrap_or_default().join(" ")
    );
    let rows = u32::try_from(lines.len()).unwrap_or(u32::MAX) + u32::from(left_out > 0);
    let width = u32::from(columns) * LETTER + 2 * MARGIN;
    let height = (rows + 1) * LINE + 3 * MARGIN;
    let mut drawing = Drawing::new(width, height);
    drawing.rectangle("bar", (0, 0), (width, LINE + MARGIN));
    drawing.text("", (MARGIN, LINE), &cut(&bar, columns.into()));
    let mut y = 2 * LINE + MARGIN;
    if left_out > 0 {
        let told = Text::new(
            format!("… {left_out} baris sebelumnya"),
            format!("… {left_out} lines before"),
        );
        drawing.text("dim", (MARGIN, y), told.in_language(language));
        y += LINE;
    }
    for line in &lines {
        runs(&mut drawing, y, line);
        y += LINE;
    }
    drawing.rectangle("frame", (0, 0), (width, height));
    let title = Text::new(
        format!("Terminal {}", actor.name),
        format!("The terminal of {}", actor.name),
    );
    let description: Vec<String> = lines.iter().map(|line| said(line)).collect();
    let name = format!("terminal-{}", actor.name.as_str().replace(['.', '_'], "-"));
    let title = title.in_language(language);
    Some(drawing.into_figure(&name, title, &description.join(" / ")))
}

/// Everything that this actor printed and was typed.
fn screen(record: &Record, id: ActorId, columns: usize) -> Screen {
    let mut screen = Screen::new(columns);
    for entry in &record.evidence.trace {
        match &entry.what {
            What::Did(Action::Write { actor, bytes }) if *actor == id => screen.types(&bytes.0),
            What::Saw(Event::Printed { actor, bytes }) if *actor == id => screen.prints(&bytes.0),
            _ => {}
        }
    }
    screen
}

fn runs(drawing: &mut Drawing, y: u32, line: &[Run]) {
    let mut x = MARGIN;
    for run in line {
        let class = if run.is_typed { "typed" } else { "" };
        drawing.text(class, (x, y), &run.text);
        x += u32::try_from(run.text.width()).unwrap_or(0) * LETTER;
    }
}

fn said(line: &[Run]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
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
        assert_eq!(names, ["terminal-server", "terminal-ani", "terminal-budi"]);
        assert!(windows[1].svg.contains(">$ python3 ani.py</text>"));
        assert!(windows[1].svg.contains("class=\"typed\" x=\"56\""));
        assert!(windows[2].svg.contains(">&lt;b&gt;halo&lt;/b&gt;</text>"));
        assert_eq!(windows[2].description, "<b>halo</b>");
    }
}
