//! What a submission says of itself, beside what its download says.

use super::*;

#[test]
fn a_manifest_says_who_only_where_the_download_does_not() {
    let desk = Desk::new();
    desk.put("kiriman-a/praktikum.yaml", b"nim: \"2110511006\"\n");
    desk.put("Ani Lestari/praktikum.yaml", b"nim: \"2110511002\"\n");
    desk.put(
        "kiriman-c/tugas/praktikum.yaml",
        b"name: Gita Sari\nlab_partner: Hadi Wijaya\n",
    );
    let intake = desk.take(&desk.top(), list());
    assert_eq!(
        people(&intake),
        ["2110511001", "2110511006", "2110511007+2110511008"]
    );
    assert!(intake.handed[0].notes[0].en.contains("says 2110511002"));
}

#[test]
fn a_number_that_contradicts_the_downloads_is_told_and_not_used() {
    let desk = Desk::new();
    for (folder, said) in [
        ("2110511001", "2110511002"),
        ("2110511003 Citra", "21105-11003"),
        ("Dedi", "2110511004"),
    ] {
        let manifest = format!("nim: \"{said}\"\n");
        desk.put(&format!("{folder}/praktikum.yaml"), manifest.as_bytes());
    }
    let notes = |handed: &Handed| -> Vec<String> {
        handed.notes.iter().map(|note| note.en.clone()).collect()
    };
    // Without a list, and with one that does not know the other number.
    let intake = desk.take(&desk.top(), Roster::default());
    let told = notes(&intake.handed[0]);
    assert!(
        told.len() == 1
            && told[0].contains("says 2110511002")
            && told[0].contains("2110511001 is used"),
        "{told:?}"
    );
    assert_eq!(intake.handed[0].clues.number, None);
    assert_eq!(intake.handed[2].clues.number.as_deref(), Some("2110511004"));
    assert_eq!(notes(&intake.handed[1]), [""; 0]);
    assert_eq!(notes(&intake.handed[2]), [""; 0]);
    desk.put("2110511001/praktikum.yaml", b"nim: \"9999999999\"\n");
    let listed = desk.take(&desk.top(), list());
    assert!(notes(&listed.handed[0])[0].contains("says 9999999999"));
}

#[test]
fn a_folder_of_a_strangers_name_is_not_silently_somebodys() {
    let of_eka = b"nim: \"2110511006\"\n";
    let desk = Desk::new();
    desk.put(
        "Orang Lain_77_assignsubmission_file_/praktikum.yaml",
        of_eka,
    );
    // As long as nothing else is theirs it counts, and that is told.
    let alone = desk.take(&desk.top(), list());
    assert_eq!(people(&alone), ["2110511006"]);
    let notes = &alone.handed[0].notes;
    assert!(notes.len() == 1 && notes[0].en.contains("counts as that of 2110511006"));

    // With a folder of their own in the same download, that one counts.
    desk.put(
        "2110511006_78_assignsubmission_file_/server.py",
        b"print()\n",
    );
    let intake = desk.take(&desk.top(), list());
    assert_eq!(people(&intake), ["2110511006", "-"]);
    assert_eq!(intake.handed[1].by, None);
    let Whom::Unmatched(why) = &intake.handed[1].whom else {
        unreachable!("nobody's");
    };
    assert!(why.en.contains("says 2110511006") && why.en.contains("not count as theirs"));
}
