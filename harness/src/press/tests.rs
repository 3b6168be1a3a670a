//! Reports as files: written, written again, changed by hand, and never written over.

use super::*;
use crate::record::sample::{Sample, failed};
use std::fs;

const OWN: &[u8] = b"\r\nServer *menunggu* satu per satu.\r\n\xff\r\n";

fn unit(shelf: &Shelf) -> Unit {
    let mut course = shelf.choose(&["chat".to_string()]).expect("it is shipped");
    course.modules.remove(0)
}

/// A folder with a record of `chat/leave`.
fn recorded() -> tempfile::TempDir {
    let top = tempfile::tempdir().expect("there is room");
    let mut record = Sample::chat()
        .prints(5, crate::record::sample::ANI, b"halo\n")
        .check(failed("talk"))
        .0;
    record.about.name = "leave".to_string();
    archive::keep(&record, top.path()).expect("it is kept");
    top
}

fn printed(top: &Path, language: Language, format: Format) -> Printed {
    let shelf = Shelf::shipped().expect("it is shipped");
    let order = Order {
        shelf: &shelf,
        submission: None,
        records: top,
        reference: None,
        out: top,
        identity: &Identity::default(),
        options: "",
        is_graded: false,
        language,
        format,
    };
    let printed = print(&order, &unit(&shelf)).expect("it can be printed");
    printed.expect("there is a record")
}

fn markdown_of(top: &Path) -> Printed {
    printed(top, Language::Id, Format::Markdown)
}

/// Writes these words where the analysis of `leave` is asked for.
fn write(path: &Path, words: &[u8]) {
    let text = fs::read(path).expect("it is there");
    let begin = b"<!-- praktikum:begin analysis.leave -->";
    let end = b"<!-- praktikum:end analysis.leave -->";
    let find = |what: &[u8]| text.windows(what.len()).position(|part| part == what);
    let from = find(begin).expect("it begins") + begin.len() + 1;
    let to = find(end).expect("it ends");
    let text = [&text[..from], words, &text[to..]].concat();
    fs::write(path, text).expect("it can be written");
}

fn holds(path: &Path, words: &[u8]) -> bool {
    let text = fs::read(path).expect("it is there");
    text.windows(words.len()).any(|part| part == words)
}

#[test]
fn what_the_student_wrote_is_there_again_byte_by_byte() {
    let top = recorded();
    let first = markdown_of(top.path());
    assert!(first.warning.is_none() && first.path.ends_with("chat/laporan.md"));
    write(&first.path, OWN);
    let before = fs::read(&first.path).expect("it is there");
    let again = markdown_of(top.path());
    assert!(again.warning.is_none());
    assert!(holds(&again.path, OWN));
    // Nothing else has changed, so that nothing was written.
    assert_eq!(fs::read(&again.path).expect("it is there"), before);
    assert!(!top.path().join("chat/laporan.sebelumnya.md").exists());
}

#[test]
fn new_facts_come_old_words_stay_and_the_report_before_is_kept() {
    let top = recorded();
    let path = markdown_of(top.path()).path;
    write(&path, OWN);
    let before = fs::read(&path).expect("it is there");
    let mut record = archive::read(&top.path().join("chat/leave")).expect("it is kept");
    record.about.seed = 424_242;
    archive::keep(&record, top.path()).expect("it is kept");
    let again = markdown_of(top.path());
    assert!(holds(&again.path, OWN) && holds(&again.path, b"424242"));
    let kept = top.path().join("chat/laporan.sebelumnya.md");
    assert_eq!(fs::read(kept).expect("it is kept"), before);
    let odd = fs::read_dir(top.path().join("chat"))
        .expect("it is there")
        .flatten();
    let odd = odd.filter(|entry| entry.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(odd.count(), 0);
}

#[test]
fn words_outlive_their_section_and_find_it_again() {
    let top = recorded();
    let path = markdown_of(top.path()).path;
    write(&path, OWN);
    let leave = top.path().join("chat/leave");
    let record = archive::read(&leave).expect("it is kept");
    fs::remove_dir_all(&leave).expect("it goes");
    let mut other = record.clone();
    other.about.name = "crowd".to_string();
    archive::keep(&other, top.path()).expect("it is kept");
    markdown_of(top.path());
    let text = String::from_utf8_lossy(&fs::read(&path).expect("it is there")).into_owned();
    assert!(holds(&path, OWN) && text.contains("## Tulisan dari bagian yang sudah tidak ada"));
    archive::keep(&record, top.path()).expect("it is kept");
    markdown_of(top.path());
    let text = String::from_utf8_lossy(&fs::read(&path).expect("it is there")).into_owned();
    assert!(holds(&path, OWN) && !text.contains("sudah tidak ada"));
}

#[test]
fn a_report_that_was_changed_elsewhere_is_left_alone() {
    let top = recorded();
    let path = markdown_of(top.path()).path;
    write(&path, OWN);
    let text = fs::read(&path).expect("it is there");
    let mark = b"<!-- praktikum:end analysis.leave -->";
    let at = text
        .windows(mark.len())
        .position(|part| part == mark)
        .expect("it ends");
    let damaged = [&text[..at], &text[at + mark.len()..]].concat();
    fs::write(&path, &damaged).expect("it can be written");
    for _ in 0..2 {
        let again = markdown_of(top.path());
        assert!(again.path.ends_with("chat/laporan.baru.md"));
        let warning = again.warning.expect("it is told");
        assert!(
            warning.en.contains("laporan.md") && warning.en.contains("laporan.baru.md"),
            "{}",
            warning.en
        );
        assert_eq!(fs::read(&path).expect("it is there"), damaged);
    }
    // What is written into the new one stays, too.
    let beside = top.path().join("chat/laporan.baru.md");
    write(&beside, OWN);
    markdown_of(top.path());
    assert!(holds(&beside, OWN));
}

#[test]
fn lines_that_end_as_on_windows_do_so_again() {
    let top = recorded();
    let path = markdown_of(top.path()).path;
    let text = fs::read_to_string(&path).expect("it is text");
    fs::write(&path, text.replace('\n', "\r\n")).expect("it can be written");
    let crlf = fs::read(&path).expect("it is there");
    let mut record = archive::read(&top.path().join("chat/leave")).expect("it is kept");
    record.about.seed = 424_242;
    archive::keep(&record, top.path()).expect("it is kept");
    let again = markdown_of(top.path());
    assert!(again.warning.is_none());
    let text = fs::read_to_string(&path).expect("it is text");
    assert!(text.contains("424242") && text.matches('\n').count() == text.matches("\r\n").count());
    let kept = top.path().join("chat/laporan.sebelumnya.md");
    assert_eq!(fs::read(kept).expect("it is kept"), crlf);
}

#[test]
fn another_language_takes_the_words_along_and_a_page_shows_them() {
    let top = recorded();
    write(
        &markdown_of(top.path()).path,
        b"\nkata **saya** <b>tebal</b>\n\n",
    );
    let english = printed(top.path(), Language::En, Format::Markdown);
    assert!(english.path.ends_with("chat/report.md") && holds(&english.path, b"kata **saya**"));
    let page = printed(top.path(), Language::Id, Format::Html);
    assert!(holds(
        &page.path,
        b"<strong>saya</strong> &lt;b&gt;tebal&lt;/b&gt;"
    ));
}

#[test]
fn pictures_of_an_older_report_go() {
    let top = recorded();
    markdown_of(top.path());
    let folder = top.path().join("chat/laporan.files");
    assert!(folder.join("leave-terminal-ani.svg").is_file());
    fs::write(folder.join("old-terminal-x.svg"), "x").expect("it can be written");
    fs::write(folder.join("foto.png"), "x").expect("it can be written");
    markdown_of(top.path());
    assert!(!folder.join("old-terminal-x.svg").exists() && folder.join("foto.png").exists());
}

#[test]
fn of_a_module_without_records_there_is_no_report() {
    let top = tempfile::tempdir().expect("there is room");
    let shelf = Shelf::shipped().expect("it is shipped");
    let order = Order {
        shelf: &shelf,
        submission: None,
        records: top.path(),
        reference: None,
        out: top.path(),
        identity: &Identity::default(),
        options: "",
        is_graded: false,
        language: Language::Id,
        format: Format::Markdown,
    };
    assert!(
        print(&order, &unit(&shelf))
            .expect("it is no error")
            .is_none()
    );
}
