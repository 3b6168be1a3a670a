//! What the system says when it refuses something, in both languages.

use crate::scenario::text::{Text, harmless};
use std::io;

/// The commonest reasons in our words, the system's own in brackets behind them; the others in its own alone.
pub fn said(error: &io::Error) -> Text {
    let own = harmless(&error.to_string());
    let own: String = own.chars().take(200).collect();
    match words(error.kind()) {
        Some((id, en)) => Text::new(format!("{id} ({own})"), format!("{en} ({own})")),
        None => Text::new(own.clone(), own),
    }
}

fn words(kind: io::ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        io::ErrorKind::NotFound => ("tidak ada", "it is not there"),
        io::ErrorKind::PermissionDenied => ("tidak diizinkan", "it is not permitted"),
        io::ErrorKind::AlreadyExists => ("sudah ada", "it is there already"),
        io::ErrorKind::StorageFull => ("penyimpanan penuh", "the disk is full"),
        io::ErrorKind::QuotaExceeded => ("jatah penyimpanan habis", "the quota is used up"),
        io::ErrorKind::ReadOnlyFilesystem => ("hanya dapat dibaca", "it can only be read"),
        io::ErrorKind::IsADirectory => ("itu sebuah folder", "it is a folder"),
        io::ErrorKind::NotADirectory => ("itu bukan folder", "it is no folder"),
        io::ErrorKind::UnexpectedEof => ("terpotong di tengah", "it ends in the middle"),
        io::ErrorKind::TimedOut => ("terlalu lama", "it took too long"),
        io::ErrorKind::OutOfMemory => ("memori habis", "there is no memory left"),
        io::ErrorKind::AddrInUse => ("alamatnya sedang dipakai", "the address is in use"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_reasons_have_words_of_ours_and_keep_the_systems() {
        let none = io::Error::from_raw_os_error(2);
        let told = said(&none);
        assert!(
            told.id.starts_with("tidak ada (No such file"),
            "{}",
            told.id
        );
        assert!(
            told.en.starts_with("it is not there (No such file"),
            "{}",
            told.en
        );
        let odd = said(&io::Error::other("\u{1b}[2Jboo"));
        assert!(
            odd.id == odd.en && odd.id.starts_with("\\u{1b}"),
            "{}",
            odd.id
        );
    }
}
