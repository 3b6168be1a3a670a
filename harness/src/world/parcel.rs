//! Texts as one zip archive: the same bytes whenever it is made of the same texts.

use anyhow::Result;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Each with its path in the archive.
pub fn zip(texts: &[(String, String)]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in texts {
        writer.start_file(path.as_str(), SimpleFileOptions::default())?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_goes_in_comes_out_under_its_name_in_any_script() {
        let texts = [
            ("王 小明_1_x/é.html".to_string(), "isi\n".repeat(99)),
            ("b".to_string(), String::new()),
        ];
        let bytes = zip(&texts).expect("it fits into memory");
        assert_eq!(bytes, zip(&texts).expect("it fits into memory"));
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a zip archive");
        assert_eq!(archive.len(), 2);
        for (path, text) in &texts {
            let mut found = String::new();
            let mut file = archive.by_name(path).expect("it is there");
            file.read_to_string(&mut found).expect("it is text");
            assert_eq!(found, *text);
        }
    }
}
