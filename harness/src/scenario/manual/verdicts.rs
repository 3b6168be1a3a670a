//! Pages of the verdicts.

use super::prose::{Entry, entry};
use super::sample::{checks, steps};

pub(super) const ALL: [Entry; 5] = [
    entry(
        &["passed", "lulus"],
        ("Setiap kalimat berlaku.", "Every sentence held."),
        (
            "Semua poin pemeriksaan diberikan.",
            "All points of the check are given.",
        ),
        &[],
    ),
    entry(
        &["failed", "gagal"],
        ("Sebuah kalimat tidak berlaku.", "A sentence did not hold."),
        (
            "Yang diharapkan dan yang ada disimpan. Poin langkah-langkah yang sudah berlaku tetap diberikan; langkah sesudahnya tidak dimainkan.",
            "What was expected and what was there are kept. Points of the steps that held are given; the steps after it are not played.",
        ),
        &[steps(
            "- ani sees: halo       # berlaku: 4 poin · holds: 4 points\n  points: 4\n- budi sees: halo      # tidak berlaku: 0 · does not hold: 0\n  points: 6\n- alive: server        # tidak dimainkan · not played",
        )],
    ),
    entry(
        &["skipped", "dilewati"],
        (
            "Pemeriksaan yang diperlukannya (`needs`) gagal atau dilewati.",
            "A check that it `needs` failed or was skipped.",
        ),
        (
            "Tidak ada poin; laporan menyebut karena apa.",
            "No points; the report says because of what.",
        ),
        &[checks(
            "- id: kirim\n  needs: boot          # dilewati bila boot gagal · skipped where boot failed\n  title: {id: Pesan sampai, en: A message arrives}\n  points: 10\n  steps:\n    - budi sees: halo",
        )],
    ),
    entry(
        &["unsure", "tidak pasti"],
        (
            "Mesin terlalu sibuk untuk dapat memastikan.",
            "The machine was too busy to tell.",
        ),
        (
            "Waktu prosesor yang diambil program lain ditambahkan pada batas waktu, sampai lima kali batas itu. Bila itu pun tidak cukup, permainannya diulang sendirian, dan baru kemudian dilaporkan. Tidak pernah menjadi nilai.",
            "What other programs take of the processor is added to a deadline, up to five times as much. Where that is not enough, it is played again, alone, and only then reported. It never becomes a grade.",
        ),
        &[],
    ),
    entry(
        &["broken", "rusak"],
        (
            "Harness tidak dapat menilai: kesalahannya pada kami.",
            "The harness could not judge: the fault is ours.",
        ),
        (
            "Tidak pernah mengurangi poin; hasilnya ditandai tidak dapat dinilai.",
            "It never costs a point; the result is marked as not gradable.",
        ),
        &[],
    ),
];
