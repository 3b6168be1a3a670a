//! A profile of AppArmor that allows this program, and no other, what Ubuntu refuses to all that have none.

use crate::scenario::text::Text;
use std::path::Path;

/// For the program at this place.
pub(super) fn profile(program: &Path) -> String {
    let path = quoted(&program.to_string_lossy());
    format!(
        "abi <abi/4.0>,\ninclude <tunables/global>\n\nprofile praktikum {path} flags=(unconfined) {{\n  userns,\n}}\n"
    )
}

/// How it is installed, and the setting for the whole machine that would do instead.
pub(super) fn advice(setting: &str) -> Text {
    let install = "praktikum doctor --apparmor-profile | sudo tee /etc/apparmor.d/praktikum \
        && sudo apparmor_parser -r /etc/apparmor.d/praktikum";
    let whole = format!("sudo sysctl -w {setting}=0");
    Text::new(
        format!(
            "{install}\nuntuk program ini saja; untuk semua program, hingga dinyalakan ulang:\n{whole}"
        ),
        format!(
            "{install}\nfor this program alone; for all programs, until the next start:\n{whole}"
        ),
    )
}

/// As a profile writes a path: what would stand for other letters there stands for itself.
fn quoted(path: &str) -> String {
    let mut text = String::from('"');
    for letter in path.chars() {
        if "\\\"*?[]{}^@".contains(letter) {
            text.push('\\');
        }
        text.push(letter);
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_for_one_program_wherever_it_lies() {
        let usual = profile(Path::new("/usr/local/bin/praktikum"));
        assert!(usual.contains(
            "profile praktikum \"/usr/local/bin/praktikum\" flags=(unconfined) {\n  userns,\n}"
        ));
        let strange = profile(Path::new("/home/a b/{x}*/praktikum"));
        assert!(
            strange.contains("\"/home/a b/\\{x\\}\\*/praktikum\""),
            "{strange}"
        );
    }
}
