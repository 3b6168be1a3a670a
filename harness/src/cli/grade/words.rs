//! What `grade` says around the submissions.

use super::display::Counts;
use crate::class::entry::Entry;
use crate::cli::class::again::Again;
use crate::cli::class::{self, Place};
use crate::grade::{Book, Person, Plan};
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::files;
use std::path::Path;

pub(super) fn nobody(asked: &str) -> Spoken {
    let asked = harmless(asked);
    Spoken::new(
        format!("`--only {asked}`: tidak ada kiriman dengan nomor itu di sini"),
        format!("`--only {asked}`: there is no submission of that number here"),
    )
}

/// What an instructor should know about the class before its grades are believed.
pub(super) fn of_book(book: &Book, entries: &[Entry], place: &Place) -> Vec<Text> {
    let mut told: Vec<Text> = match &book.extended_strangers()[..] {
        [] => Vec::new(),
        [(module, number)] => vec![class::extended_stranger(module, number)],
        several => vec![extended_strangers(several, place)],
    };
    let mut here = entries.iter().flat_map(|entry| &entry.people);
    for (person, withdrawal) in &book.withdrawn {
        if here.any(|one| one.number == person.number) {
            told.push(withdrawn(person, &withdrawal.because, place));
        }
    }
    told
}

/// Several of them, in one line.
fn extended_strangers(all: &[(Name, String)], place: &Place) -> Text {
    let (count, status) = (all.len(), place.command(&["status"]));
    Text::new(
        format!(
            "course.yaml memberi tenggat sendiri kepada {count} nomor yang tidak ada di daftar kelas; `{status}` menyebutkannya"
        ),
        format!(
            "course.yaml gives {count} numbers that are not on the class list deadlines of their own; `{status}` lists them"
        ),
    )
}

/// Submissions that look like another module's: whose they are with a number of each, and are these all?
pub(super) fn alike(
    (module, others): (&Name, &[Name]),
    (those, is_all): (&[(&str, &str)], bool),
    again: &Again,
) -> Text {
    const MOST: usize = 8;
    let some = those.iter().take(MOST);
    let mut shown: Vec<String> = some.map(|(name, _)| harmless(name)).collect();
    let rest = those.len().saturating_sub(MOST);
    if rest > 0 {
        shown.push(format!("+{rest}"));
    }
    let shown = shown.join(", ");
    let place = Place {
        course: again.course.clone(),
        out: again.out.clone(),
    };
    let again = Again {
        modules: others.iter().take(1).map(Name::to_string).collect(),
        ..again.clone()
    };
    let numbers: Vec<&str> = those.iter().map(|(_, number)| *number).collect();
    // The others' submissions are not to be graded as what they are not.
    let again = again.told(if is_all { &[] } else { &numbers });
    let withdraw = |because: &str| {
        let words = |number: &&str| {
            let words = ["withdraw", *number, "--module", module.as_str()];
            place.command(&[&words[..], &["--because", because]].concat())
        };
        let all: Vec<String> = numbers.iter().map(words).collect();
        all.join("; ")
    };
    let or = |word: &str| {
        let names: Vec<&str> = others.iter().map(Name::as_str).collect();
        names.join(word)
    };
    let (atau, or) = (or(" atau "), or(" or "));
    let because = Text::new(format!("kiriman {atau}"), format!("was for {or}"));
    Text::new(
        format!(
            "mungkin ini kiriman {atau}, bukan {module}: programnya membuka port modul itu ({shown}). Bila benar: `{again}`, dan untuk yang telanjur dinilai `{}`",
            withdraw(&because.id)
        ),
        format!(
            "this may be for {or} and not for {module}: the programs open that module's port ({shown}). If so: `{again}`, and for what was graded by mistake `{}`",
            withdraw(&because.en)
        ),
    )
}

/// Which course grades, and until when what could be handed in.
pub(super) fn course((plan, modules): (&Plan, &[Name]), folder: Option<&Path>) -> Text {
    let until = |none: &str| {
        let chosen = plan.modules.iter();
        let chosen = chosen.filter(|one| modules.is_empty() || modules.contains(&one.slug));
        let said: Vec<(&Name, String)> = chosen
            .map(|one| {
                let deadline = one.deadline.map(|deadline| deadline.to_string());
                (&one.slug, deadline.unwrap_or_else(|| none.to_string()))
            })
            .collect();
        match &said[..] {
            [(_, only)] => only.clone(),
            // All the same: none.
            several if several.iter().all(|(_, text)| text == none) => none.to_string(),
            several => {
                let said = several.iter().map(|(slug, text)| format!("{slug} {text}"));
                said.collect::<Vec<_>>().join(", ")
            }
        }
    };
    let folder = folder.map(named);
    let place = |shipped: &str| folder.clone().unwrap_or_else(|| shipped.to_string());
    Text::new(
        format!(
            "Kursus: {} ({}) · tenggat: {}",
            plan.title.id,
            place("bawaan praktikum"),
            until("tanpa tenggat")
        ),
        format!(
            "Course: {} ({}) · deadline: {}",
            plan.title.en,
            place("built in"),
            until("none")
        ),
    )
}

/// A course that is the current folder has a name, too.
fn named(folder: &Path) -> String {
    match files::shown(folder).as_str() {
        "." | "" => files::shown(&folder.canonicalize().unwrap_or_else(|_| folder.into())),
        shorter => shorter.to_string(),
    }
}

fn withdrawn(person: &Person, because: &str, place: &Place) -> Text {
    let back = place.command(&["withdraw", &person.number, "--back"]);
    let (number, because) = (harmless(&person.number), harmless(because));
    Text::new(
        format!(
            "{number} sudah dikeluarkan dari kelas ini ({because}); kembalikan dengan `{back}`"
        ),
        format!("{number} was taken out of this class ({because}); back with `{back}`"),
    )
}

pub(super) fn nothing() -> Spoken {
    Spoken::new(
        "tidak ada kiriman di sini: sebutkan folder yang berisi satu folder untuk setiap mahasiswa",
        "there are no submissions here: name a folder that holds one folder for each student",
    )
}

pub(super) fn again(scenario: &str) -> Text {
    Text::new(
        format!("{scenario}: mesin terlalu sibuk untuk menilai; dimainkan sekali lagi"),
        format!("{scenario}: the machine was too busy to tell; it is played once more"),
    )
}

/// Behind a name: its programs are built.
pub(super) fn builds() -> Text {
    Text::new("dikompilasi …", "compiling …")
}

/// Nothing says when these were handed in, and there are deadlines.
pub(super) fn timeless(count: usize) -> Text {
    Text::new(
        format!(
            "tidak diketahui kapan {count} kiriman dikumpulkan, jadi tidak ada yang dihitung terlambat. Folder yang sudah dibongkar tidak menyimpannya: berikan arsip (.zip) seperti yang diunduh, atau tulis waktunya di kolom `waktu kumpul` daftar kelas"
        ),
        format!(
            "nothing says when {count} submissions were handed in, so none of them counts as late. An unpacked folder does not keep it: give the archive (.zip) as it was downloaded, or write the times into a column `submitted` of the class list"
        ),
    )
}

pub(super) fn done() -> Text {
    Text::new(
        "sudah dinilai: isi dan skenario sama",
        "graded before: the same content and scenarios",
    )
}

pub(super) fn unwanted() -> Text {
    Text::new(
        "dilewati, seperti yang diminta",
        "left out, as it was wished",
    )
}

pub(super) fn busy(pid: u32) -> Text {
    Text::new(
        format!("sedang dinilai oleh proses {pid}"),
        format!("process {pid} is grading it"),
    )
}

/// Where the students' reports lie.
pub(super) fn reports(written: usize, folder: &str) -> Text {
    let folder = harmless(folder);
    Text::new(
        format!("Laporan mahasiswa: {folder}/reports ({written} ditulis)"),
        format!("The students' reports: {folder}/reports ({written} written)"),
    )
}

/// The report of a student that could not be written; the grade stands.
pub(super) fn unwritten(who: &str, why: &Text) -> Text {
    let who = harmless(who);
    Text::new(
        format!("{who}: laporan tidak ditulis, nilainya tetap: {}", why.id),
        format!("{who}: no report was written, the grade stands: {}", why.en),
    )
}

/// What came of it all, and what can be done next.
pub(super) fn hints(
    counts: &Counts,
    has_open: bool,
    interrupted: bool,
    options: &str,
) -> Vec<Text> {
    let Counts { graded, known, .. } = counts;
    let mut hints = vec![Text::new(
        format!("{graded} dinilai, {known} sudah ada hasilnya."),
        format!("{graded} graded, {known} had their result."),
    )];
    if interrupted {
        hints.push(Text::new(
            "Dihentikan; perintah yang sama melanjutkan dari sini.",
            "Interrupted; the same command goes on from here.",
        ));
    }
    if has_open {
        hints.push(Text::new(
            format!("Ada yang belum punya nilai; mengapa: praktikum status{options}"),
            format!("Some have no grade yet; why: praktikum status{options}"),
        ));
    } else {
        hints.push(Text::new(
            format!("Seluruh kelas: praktikum status{options}"),
            format!("The whole class: praktikum status{options}"),
        ));
    }
    hints.push(Text::new(
        format!("Satu mahasiswa: praktikum show NIM{options}"),
        format!("One student: praktikum show NIM{options}"),
    ));
    hints
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::course::Moment;

    fn name(text: &str) -> Name {
        Name::new(text).expect("it is a name")
    }

    #[test]
    fn what_is_suggested_for_another_modules_submission_touches_nobody_else() {
        let again = Again {
            paths: vec!["/kiriman.zip".into()],
            modules: vec!["chat".to_string()],
            ..Again::default()
        };
        let (chat, parity) = (name("chat"), [name("parity")]);
        let told =
            |those: &[(&str, &str)], is_all| alike((&chat, &parity), (those, is_all), &again).en;
        let one = told(&[("10 Intan", "10")], false);
        for command in [
            "`praktikum grade /kiriman.zip --module parity --only 10`",
            "`praktikum withdraw 10 --module chat --because 'was for parity'`",
        ] {
            assert!(one.contains(command), "{one}");
        }
        let all = told(&[("10", "10"), ("11", "11")], true);
        assert!(all.contains("--module parity`") && all.contains("; praktikum withdraw 11"));
    }

    #[test]
    fn the_course_is_named_with_its_deadlines_or_that_there_are_none() {
        let shelf = crate::world::course::Shelf::shipped().expect("it is valid");
        let syllabus = crate::class::syllabus::Syllabus::of(&shelf).expect("it is valid");
        let mut plan = syllabus.plan;
        let chat = [name("chat")];
        let without = course((&plan, &chat), None).id;
        assert!(without.ends_with("(bawaan praktikum) · tenggat: tanpa tenggat"));
        let module = plan.modules.iter_mut().find(|one| one.slug == chat[0]);
        let module = module.expect("it is there");
        module.deadline = Moment::parse("2026-11-18 23:59 WIB");
        let with = course((&plan, &chat), Some(Path::new("kuliah"))).id;
        assert!(with.ends_with("(kuliah) · tenggat: 2026-11-18 23:59 WIB"));
        let all = course((&plan, &[]), None).en;
        assert!(all.contains("chat 2026-11-18 23:59 WIB") && all.contains("parity none"));
    }
}
