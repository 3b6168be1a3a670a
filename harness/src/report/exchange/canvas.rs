//! Canvas: its gradebook as it was exported, filled in: only the cells of the modules' assignments change.

use super::filling::{Cell, Closed, Filling, Sign, decimal, told};
use super::sheet::{Row, Sheet};
use super::who::{Class, Clues};
use super::{Batch, Filled};
use crate::grade::Score;
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text, harmless};

/// Where an assignment's grades stand.
struct Assignment<'a> {
    slug: &'a Name,
    column: usize,
    maximum: Option<Score>,
}

/// `asked` is a part of the assignment's title, where one module alone is filled in.
pub fn canvas(batch: Batch<'_>, asked: Option<&str>, bytes: &[u8]) -> Result<Filled, Spoken> {
    let sheet = Sheet::read(bytes)?;
    let titles = &sheet.rows[0];
    let section = titles.texts().position(|title| title.contains("Section"));
    let is_student = titles.text(0).contains("Student") && titles.text(1).contains("ID");
    let Some(section) = section.filter(|_| is_student) else {
        return Err(no_gradebook());
    };
    let possible = sheet.rows.iter().take(4).find(|row| is_possible(row));
    let open = open(titles, possible, section);
    let mut assignments = Vec::new();
    for slug in batch.modules {
        let column = column(batch, slug, asked, &open)?;
        let maximum = possible.and_then(|row| decimal(row.text(column)));
        assignments.push(Assignment {
            slug,
            column,
            maximum,
        });
    }
    let class = Class::of(batch.book, None);
    let rows = sheet.rows.iter().skip(1);
    let numbers = rows.flat_map(|row| assignments.iter().map(|it| row.text(it.column)));
    let mut filling = Filling::of(batch, Sign::of(numbers));
    for (at, row) in sheet.rows.iter().enumerate().skip(1) {
        // Rows about the assignments have nobody's number.
        if is_possible(row) || row.text(1).is_empty() {
            continue;
        }
        let Some(student) = class.find(&clues(titles, row, section)) else {
            filling.strangers.push((row.line, told(row)));
            continue;
        };
        filling.seen.push(&student.person.number);
        let mut is_filled = false;
        for assignment in &assignments {
            let Some(module) = student.module(assignment.slug) else {
                continue;
            };
            let was = row.text(assignment.column);
            let cell = Cell {
                row: at,
                column: assignment.column,
                was,
                maximum: assignment.maximum.as_ref(),
                closed: was.eq_ignore_ascii_case("EX").then_some(Closed::Excused),
                is_submitted: false,
            };
            is_filled |= filling.put(student, module, &cell);
        }
        filling.grades += usize::from(is_filled);
    }
    for assignment in &assignments {
        let title = harmless(titles.text(assignment.column));
        let slug = assignment.slug;
        filling.notes.push(Text::new(
            format!("{slug} mengisi kolom \"{title}\""),
            format!("{slug} fills the column \"{title}\""),
        ));
    }
    let slugs: Vec<&Name> = batch.modules.iter().collect();
    Ok(filling.done(&sheet, &slugs))
}

fn is_possible(row: &Row) -> bool {
    row.text(0).contains("Points Possible")
}

/// Assignments whose grades may be written, by their columns.
fn open<'r>(titles: &'r Row, possible: Option<&Row>, section: usize) -> Vec<(usize, &'r str)> {
    let is_open = |(column, title): &(usize, &str)| {
        let digits = title
            .rsplit_once('(')
            .and_then(|(_, end)| end.strip_suffix(')'));
        let has_number =
            digits.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()));
        let is_read_only = possible.is_some_and(|row| row.text(*column).contains("(read only)"));
        *column > section && has_number && !is_read_only
    };
    titles.texts().enumerate().filter(is_open).collect()
}

fn clues<'r>(titles: &Row, row: &'r Row, section: usize) -> Clues<'r> {
    let known = ["SIS User ID", "SIS Login ID", "Integration ID"];
    let columns = titles.texts().enumerate().take(section);
    let columns = columns.filter(|(_, title)| known.contains(title));
    let numbers: Vec<&str> = columns.map(|(column, _)| row.text(column)).collect();
    let email = numbers.iter().copied().find(|number| number.contains('@'));
    Clues {
        email: email.unwrap_or_default(),
        numbers,
        participant: "",
        name: row.text(0),
    }
}

/// The only column that the asked words fit, or the module's title or name; or the only one that there is.
fn column(
    batch: Batch<'_>,
    slug: &Name,
    asked: Option<&str>,
    open: &[(usize, &str)],
) -> Result<usize, Spoken> {
    let title = batch.book.plan.module(slug).map(|module| &module.title);
    let own = title.map(|title| [title.id.as_str(), title.en.as_str(), slug.as_str()]);
    let words: Vec<&str> = match asked {
        Some(asked) => vec![asked],
        None => own.into_iter().flatten().collect(),
    };
    let fits = |title: &str| {
        let title = title.to_lowercase();
        words
            .iter()
            .any(|word| title.contains(&word.to_lowercase()))
    };
    let found: Vec<&(usize, &str)> = open.iter().filter(|(_, title)| fits(title)).collect();
    match (&found[..], open) {
        ([(column, _)], _) => Ok(*column),
        ([], [(column, _)]) if asked.is_none() && batch.modules.len() == 1 => Ok(*column),
        _ => Err(no_column(slug, found.len(), open)),
    }
}

fn no_column(slug: &Name, count: usize, open: &[(usize, &str)]) -> Spoken {
    let all = open
        .iter()
        .map(|(_, title)| format!("\n  {}", harmless(title)));
    let all: String = all.collect();
    let how = format!("--module {slug} --column");
    match count {
        0 => Spoken::new(
            format!(
                "tidak ada kolom untuk modul {slug}; sebutkan dengan `{how} JUDUL`. Yang dapat diisi:{all}"
            ),
            format!(
                "no column is that of the module {slug}; name it with `{how} TITLE`. Those that can be filled in:{all}"
            ),
        ),
        _ => Spoken::new(
            format!(
                "beberapa kolom cocok dengan modul {slug}; sebutkan satu dengan `{how} JUDUL`. Yang dapat diisi:{all}"
            ),
            format!(
                "several columns fit the module {slug}; name one with `{how} TITLE`. Those that can be filled in:{all}"
            ),
        ),
    }
}

fn no_gradebook() -> Spoken {
    Spoken::new(
        "berkas itu bukan buku nilai Canvas: kolom pertamanya harus Student dan ID, lalu Section; unduhlah dengan Export di buku nilai",
        "that file is no gradebook of Canvas: its first columns must be Student and ID, then Section; download it with Export in the gradebook",
    )
}
