//! Lists as spreadsheets and people write them.

use super::*;

fn right(text: &str) -> Roster {
    read(text.as_bytes()).expect("the list is right")
}

fn wrong(text: &str) -> Vec<(usize, String)> {
    let complaints = read(text.as_bytes()).expect_err("the list is wrong");
    let told = complaints.into_iter().map(|one| {
        assert!(!one.text.id.is_empty());
        (one.line, one.text.en)
    });
    told.collect()
}

#[test]
fn columns_stand_in_any_order_in_either_language_divided_by_anything() {
    for text in [
        "NIM,Nama,Kelas,Email\n21,Ani Lestari,A,ani@x.id\n",
        "Nama;Kelas;E-mail;NIM;Catatan\r\n\"Ani Lestari\";A;ani@x.id;21;rajin\r\n",
        "sep=;\nemail address;id number;full name;section\nani@x.id;21;Ani Lestari;A\n",
        "Email\tFirst name\tLast name\tStudent ID\tClass\nani@x.id\tAni\tLestari\t21\tA\n",
        "\n\nNo. Mahasiswa,NAMA MAHASISWA,KELAS,Surel\n , , ,\n21, Ani Lestari ,A,ani@x.id,,\n",
    ] {
        let roster = right(text.trim_end_matches(','));
        let [student] = &roster.students[..] else {
            panic!("{text}: {roster:?}")
        };
        let of = |said: &Option<String>| said.clone().unwrap_or_default();
        let all = (
            &*student.number,
            of(&student.name),
            of(&student.class),
            of(&student.email),
        );
        assert_eq!(
            all,
            ("21", "Ani Lestari".into(), "A".into(), "ani@x.id".into()),
            "{text}"
        );
    }
}

#[test]
fn any_encoding_is_read() {
    let text = "NIM;Nama\n21;José – Ñ\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let all = [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        [b"\xff\xfe", &little[..]].concat(),
        [b"\xfe\xff", &big[..]].concat(),
        little,
        big,
        b"NIM;Nama\n21;Jos\xe9 \x96 \xd1\n".to_vec(),
    ];
    for bytes in all {
        let roster = read(&bytes).expect("it can be read");
        let name = roster.students[0].name.as_deref();
        assert_eq!(name, Some("José – Ñ"), "{bytes:?}");
    }
}

#[test]
fn quotes_hold_dividers_lines_and_quotes() {
    let roster = right(
        "NIM,Nama,Dikumpulkan\n1,\"Lestari, \"\"Ani\"\"\nbinti Umar\",2026-11-20 10:00\n2,Budi\n",
    );
    let first = &roster.students[0];
    assert_eq!(first.name.as_deref(), Some("Lestari, \"Ani\"\nbinti Umar"));
    assert_eq!(first.handed_in.as_deref(), Some("2026-11-20 10:00"));
    assert_eq!((first.line, roster.students[1].line), (2, 4));
}

#[test]
fn everything_that_is_wrong_is_told_with_its_line() {
    let told = wrong("NIM,Nama\n21,Ani\n21,Budi\n,\n2.1E+09,Citra\n24,Dedi,x,y\n");
    assert_eq!(
        told.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        [3, 5, 6]
    );
    assert!(told[0].1.contains("line 2") && told[1].1.contains("rounded"));
    assert!(told[2].1.contains("4 columns"));
    assert_eq!(wrong("NIM,Nama\n1,\"Ani\n2,Budi\n")[0].0, 2);
    assert!(wrong("a,b\n1,2\n")[0].1.contains("there is: a, b"));
    assert!(
        wrong("NIM,NPM,Nama\n1,2,x\n")[0]
            .1
            .contains("mean the same")
    );
    assert!(wrong("NIM,Nama\n")[0].1.contains("nobody"));
    assert!(wrong("")[0].1.contains("empty"));
    let hostile = wrong("NIM,Nama\n,,\u{1b}[31m,x\n");
    assert!(hostile.len() == 1 && !hostile[0].1.contains('\u{1b}'));
    assert!(read(&vec![b'x'; MOST_BYTES + 1]).is_err());
}
