//! What an instructor should know beside a grade: decisions that newer work has overtaken, what was withdrawn, what
//! is not graded to its end, and deadlines of nobody.

use super::{BOLD, Look, YELLOW};
use crate::grade::{Book, CheckGrade, Lateness, ModuleGrade, Override};
use crate::scenario::text::{Text, harmless};

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
        let unfinished = grade.is_unfinished.then(|| {
            Text::new(
                "Kiriman yang lebih baru belum selesai dinilai; sampai selesai, nilai sebelumnya berlaku.",
                "What was handed in later is not graded to its end; until then the earlier grade stands.",
            )
        });
        let withdrawn = grade.withdrawn.as_ref().map(|one| {
            let because = harmless(&one.because);
            Text::new(
                format!("Yang dinilai sebelumnya ditarik: {because}"),
                format!("What was graded before was withdrawn: {because}"),
            )
        });
        let spared = grade.spared().map(Lateness::not_taken);
        let all = outdone.chain(module.map(overtaken)).chain(spared);
        let all = all.chain(unfinished).chain(withdrawn);
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
        strangers + &withdrawn
    }

    fn listed(&self, title: &Text, rows: &[String]) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let title = format!("{} ({})", self.say(title), rows.len());
        let rows = rows
            .iter()
            .map(|row| format!("  {}\n", self.wrapped(row, 4)));
        let rows: String = rows.collect();
        format!("\n{}\n{rows}", self.painted(&self.wrapped(&title, 0), BOLD))
    }
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
