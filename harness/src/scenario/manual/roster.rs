//! The page of the class list.

use super::prose::{Entry, entry};
use super::sample::shell;

pub(super) const ROSTER: Entry = entry(
    &[
        "roster",
        "class list",
        "daftar kelas",
        "daftar mahasiswa",
        "roster.csv",
        "csv kelas",
        "nim",
    ],
    (
        "Daftar kelas: siapa yang dinilai, kelompoknya, dan kapan ia mengumpulkan.",
        "The class list: who is graded, in which group, and when they handed in.",
    ),
    (
        "`praktikum grade kiriman --roster kelas.csv` mencocokkan setiap kiriman dengan daftar ini: menurut nomor, surel, lalu nama. Daftar itu disimpan di buku nilai dan dipakai lagi sampai ada `--roster` yang lain. Yang tidak cocok disebutkan dan tetap dinilai dengan nama unduhannya.\n\nBerkasnya CSV dari lembar kerja mana pun: dipisah koma, titik koma atau tab, dalam UTF-8, UTF-16 atau Windows-1252. Baris pertama berisi judul kolom, dalam urutan apa pun; kolom lain diabaikan:\n\n- `NIM` (NPM, NRP, Student number, ID number, …) — jadikan teks, supaya tidak dibulatkan\n- `Nama` (Nama lengkap, Full name, …), atau `Nama depan` dan `Nama belakang`\n- `Kelas` (Class, Section, …), `Email` (Surel, …)\n- `Kelompok` (Grup, Group, Tim, …) — satu kiriman untuk semua anggotanya, dengan poin yang sama\n- `Dikumpulkan` (Waktu pengumpulan, Submitted, …) — seperti `2026-11-20 23:30` atau `20/11/2026 23.30 WITA`; mengalahkan waktu dari unduhan, untuk modul yang dinilai dengan `--roster` itu dan selama daftarnya mengatakannya\n\nWaktu tanpa zona, di sini dan di dalam zip, dibaca dalam zona tenggatnya di `course.yaml`, dan `praktikum show` mengatakannya. Nomor yang diperbaiki di daftar (nama atau surelnya sama) membawa serta semua miliknya; yang tidak ada lagi di daftar dan tidak punya apa-apa tidak dihitung. Nomor di `extensions` yang tidak ada di daftar disebutkan. Mahasiswa atau penilaian yang keliru: `praktikum withdraw NIM`.",
        "`praktikum grade submissions --roster class.csv` holds every submission against this list: by number, address, then name. The list is kept in the gradebook and used again until there is another `--roster`. What does not match is told, and is graded under the name of its download.\n\nThe file is CSV of any spreadsheet: divided by commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. The first line holds the titles of columns, in any order; other columns are passed over:\n\n- `NIM` (Student number, ID number, …) — make it text, so that it is not rounded\n- `Name` (Full name, …), or `First name` and `Last name`\n- `Class` (Section, …), `Email` (E-mail address, …)\n- `Group` (Team, …) — one submission for all its members, with the same points\n- `Handed in` (Submitted, Submission time, …) — like `2026-11-20 23:30` or `20/11/2026 23.30 WITA`; it goes before the times of the download, for the modules that are graded with that `--roster` and as long as the list says so\n\nTimes without a zone, here and within a zip, are read in the zone of the deadline in `course.yaml`, and `praktikum show` says so. Somebody whose number is corrected (the same name or address) keeps all that is theirs; who is no longer on the list and has nothing is not counted. Numbers under `extensions` that are not on the list are told. A student or a grading that is a mistake: `praktikum withdraw NIM`.",
    ),
    &[shell(
        "praktikum grade ~/Unduhan/PPJ-Obrolan.zip --module chat --roster kelas.csv\npraktikum grade ~/Unduhan/PPJ-Obrolan.zip --module chat\npraktikum withdraw 13520001 --because \"pindah kelas\"",
    )],
);
