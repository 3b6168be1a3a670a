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

#[test]
fn a_time_of_the_class_list_that_is_not_understood_is_told_with_its_line_and_what_holds_instead() {
    let desk = Desk::new();
    desk.put("2110511001/server.py", b"x");
    desk.put("2110511002/server.py", b"y");
    let rows = "NIM;Nama;Waktu Kumpul\n2110511001;Ani;Jumat, 20 November 2026, 23.59\n2110511002;Budi;kemarin\n2110511003;Citra;-\n2110511004;Dewi;lusa\n";
    let list = roster::read(rows.as_bytes()).expect("it is right");
    let intake = desk.take(&desk.top(), list);
    let listed = intake.handed[0].listed.as_ref();
    assert_eq!(
        listed.map(|when| when.seconds),
        seconds("2026-11-20 23:59", 420)
    );
    assert_eq!(intake.handed[1].listed, None);
    assert_eq!(intake.timed, Some(vec!["2110511001".to_string()]));
    let told: Vec<&str> = intake.notes.iter().map(|note| note.en.as_str()).collect();
    assert_eq!(
        told,
        [
            "daftar.csv:3: the time `kemarin` is not understood; write it like 2026-11-20 23:59. Until then when 2110511002 handed in is unknown, and nothing counts as late",
            "daftar.csv:5: the time `lusa` is not understood; write it like 2026-11-20 23:59"
        ]
    );
}
