//! What an instructor should know beside a grade: decisions that newer work has overtaken, what was withdrawn, what
//! is not graded to its end, and deadlines of nobody.

use super::flow::cut;
use super::{BOLD, Look, YELLOW};
use crate::grade::{Book, CheckGrade, Lateness, ModuleGrade, Override, Reason, Student};
use crate::scenario::name::Name;
use crate::scenario::submission::FILE;
use crate::scenario::text::{Text, harmless};

/// How many notes are told of a class.
const NOTES: usize = 12;

impl Look {
    /// What is to be known about a module of one student, a line each.
    pub(super) fn notices(&self, grade: &ModuleGrade) -> String {
        let checks = grade
            .attempt()
            .map_or(&[][..], |attempt| &attempt.checks[..]);
        let outdone = checks.iter().filter_map(|check| {
            let outdone = check.outdone.as_ref()?;
            Some(better(check, outdone))
        });
        let module = grade.decided.as_ref().filter(|_| grade.is_outdone);
        let newer = grade.newer.iter().map(Reason::newer);
        let withdrawn = grade.withdrawn.as_ref().map(|one| {
            let because = harmless(&one.because);
            Text::new(
                format!("Yang dinilai sebelumnya ditarik: {because}"),
                format!("What was graded before was withdrawn: {because}"),
            )
        });
        let spared = grade.spared().map(Lateness::not_taken);
        let all = outdone.chain(module.map(overtaken)).chain(spared);
        let alike = suspected(grade).map(|others| for_another(grade.slug.as_str(), others));
        let all = all.chain(newer).chain(withdrawn).chain(alike);
        all.map(|text| self.notice(&text)).collect()
    }

    fn notice(&self, text: &Text) -> String {
        let mark = self.painted("!", YELLOW);
        format!("  {mark} {}\n", self.wrapped(self.say(text), 4))
    }

    /// Has somebody to be told something about it?
    pub(super) fn has_notice(&self, grade: &ModuleGrade) -> bool {
        !self.notices(grade).is_empty()
    }

    /// What is to be known of what was handed in before its grade is believed, a line each.
    pub(super) fn noted(&self, book: &Book, modules: &[Name]) -> String {
        let mut rows: Vec<String> = Vec::new();
        for student in &book.students {
            let grades = student.modules.iter();
            for grade in grades.filter(|grade| modules.contains(&grade.slug)) {
                let Some(attempt) = grade.attempt() else {
                    continue;
                };
                let who = harmless(&attempt.members.join(", "));
                let alike = suspected(grade);
                let alike = alike.map(|others| for_another(grade.slug.as_str(), others));
                let notes = alike.iter().chain(&attempt.notes);
                let notes = notes.map(|note| format!("{who}: {}", harmless(self.say(note))));
                let notes = notes.map(|row| cut(&row, self.width.saturating_sub(6)));
                rows.extend(notes);
            }
        }
        rows.sort();
        rows.dedup();
        let title = Text::new(
            "Catatan tentang kiriman, selengkapnya dengan `praktikum show NIM`",
            "Notes on what was handed in, in full by `praktikum show NIM`",
        );
        let more = rows.len().saturating_sub(NOTES);
        let title = self.titled(&title, rows.len());
        rows.truncate(NOTES);
        rows.extend((more > 0).then(|| format!("+{more}")));
        self.rows(&title, &rows)
    }

    /// Numbers in the course that nobody has, and who was taken out of the class.
    pub(super) fn odd(&self, book: &Book) -> String {
        let strangers = book.extended_strangers();
        let strangers = strangers
            .iter()
            .map(|(module, number)| format!("{module}: {}", harmless(number)));
        let withdrawn = book.withdrawn.iter().map(|(person, withdrawal)| {
            let (number, because) = (harmless(&person.number), harmless(&withdrawal.because));
            format!("{number} · {because}")
        });
        let strangers = self.listed(
            &Text::new(
                "Tenggat sendiri di course.yaml untuk nomor yang tidak ada di daftar kelas",
                "Deadlines of their own in course.yaml for numbers that are not on the class list",
            ),
            &strangers.collect::<Vec<_>>(),
        );
        let withdrawn = self.listed(
            &Text::new("Dikeluarkan dari kelas", "Taken out of the class"),
            &withdrawn.collect::<Vec<_>>(),
        );
        strangers + &self.slips(book) + &withdrawn
    }

    /// Whose `praktikum.yaml` says something that an instructor should look at.
    fn slips(&self, book: &Book) -> String {
        let of_student = |student: &Student| {
            let attempts = student.modules.iter().filter_map(ModuleGrade::attempt);
            let notes = attempts.flat_map(|attempt| &attempt.notes);
            let notes = notes.filter(|note| note.id.contains(FILE));
            let said = |note: &Text| format!("{}: {}", student.person.number, self.say(note));
            let mut said: Vec<String> = notes.map(said).collect();
            said.dedup();
            said
        };
        let rows: Vec<String> = book.students.iter().flat_map(of_student).collect();
        let rows: Vec<String> = rows.iter().map(|row| harmless(row)).collect();
        let title = Text::new(
            format!("Perlu dilihat: {FILE} mereka"),
            format!("To be looked at: their {FILE}"),
        );
        self.listed(&title, &rows)
    }

    fn listed(&self, title: &Text, rows: &[String]) -> String {
        self.rows(&self.titled(title, rows.len()), rows)
    }

    fn titled(&self, title: &Text, count: usize) -> String {
        format!("{} ({count})", self.say(title))
    }

    fn rows(&self, title: &str, rows: &[String]) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let rows = rows
            .iter()
            .map(|row| format!("  {}\n", self.wrapped(row, 4)));
        let rows: String = rows.collect();
        format!("\n{}\n{rows}", self.painted(&self.wrapped(title, 0), BOLD))
    }
}

/// The other modules that it was perhaps handed in for, unless a person has decided what it is worth.
fn suspected(grade: &ModuleGrade) -> Option<&[Name]> {
    let attempt = grade.attempt().filter(|_| grade.decided.is_none())?;
    (!attempt.alike.is_empty()).then_some(&attempt.alike[..])
}

fn for_another(slug: &str, others: &[Name]) -> Text {
    let others: Vec<&str> = others.iter().map(Name::as_str).collect();
    let first = others.first().unwrap_or(&"…");
    let (atau, or) = (others.join(" atau "), others.join(" or "));
    Text::new(
        format!(
            "mungkin kiriman {atau}, bukan {slug}: programnya membuka port modul itu. Bila benar, nilai lagi dengan `--module {first}`, lalu `praktikum withdraw NIM --module {slug}`"
        ),
        format!(
            "perhaps this is for {or} and not for {slug}: its programs open that module's port. If so, grade it again with `--module {first}`, then `praktikum withdraw NIM --module {slug}`"
        ),
    )
}

fn better(check: &CheckGrade, outdone: &Override) -> Text {
    let place = format!("{}/{}", check.scenario, check.id);
    let decided = outdone.points.unwrap_or_default();
    let (earned, because) = (check.earned, harmless(&outdone.because));
    Text::new(
        format!(
            "{place}: putusan {decided} ({because}) dibuat untuk kiriman sebelumnya; kiriman ini memperoleh {earned}, dan itu yang dihitung."
        ),
        format!(
            "{place}: the decision of {decided} ({because}) was made on what was handed in before; this earned {earned}, and that counts."
        ),
    )
}

fn overtaken(decided: &Override) -> Text {
    let points = decided.points.unwrap_or_default();
    Text::new(
        format!(
            "Putusan {points} untuk modul ini tetap berlaku, padahal kiriman yang lebih baru memperoleh lebih banyak; poin `-` menariknya kembali."
        ),
        format!(
            "The decision of {points} for this module still holds, though what was handed in later earned more; points `-` take it back."
        ),
    )
}
