//! Pages of the modifiers.

use super::prose::{Prose, prose};
use super::sample::steps;
use crate::scenario::vocabulary::Modifier;

/// Every modifier has its page: without one this does not compile.
pub(super) fn of(modifier: Modifier) -> &'static Prose {
    match modifier {
        Modifier::Within => &WITHIN,
        Modifier::Times => &TIMES,
        Modifier::Since => &SINCE,
        Modifier::For => &FOR,
        Modifier::Keep => &KEEP,
        Modifier::Points => &POINTS,
        Modifier::Hint => &HINT,
        Modifier::Hints => &HINTS,
        Modifier::Exactly => &EXACTLY,
        Modifier::Optional => &OPTIONAL,
        Modifier::Because => &BECAUSE,
        Modifier::Steps => &STEPS,
        Modifier::From => &FROM,
        Modifier::To => &TO,
    }
}

const WITHIN: Prose = prose(
    ("Batas waktu kalimat ini.", "This sentence's deadline."),
    (
        "Tanpa ini berlaku `defaults: {within: …}` dari skenario, modul atau kursus, dan akhirnya 5 detik. Lebih lama: `within: 10s`. Kalimat yang sudah berlaku tidak menunggu sampai batas; batas panjang tidak memperlambat apa pun.",
        "Without it `defaults: {within: …}` of the scenario, the module or the course decides, and 5 seconds in the end. Longer: `within: 10s`. A sentence that holds does not wait for its deadline; a long one slows nothing down.",
    ),
    &[steps("- ani sees: halo\n  within: 500ms")],
);

const TIMES: Prose = prose(
    ("Tepat sekian kali.", "Exactly so many times."),
    (
        "Dari 1 sampai 1000. Dihitung dari tempat baca aktor pada awal langkah sampai panggung diam di akhir pemeriksaan; poinnya baru diputuskan di sana. Nol ditulis `never sees`. Dengan kelompok: sekian kali pada setiap anggota, jadi `clients see: halo` dengan `times: 1` berarti satu kali pada masing-masing.\n\nTepat satu kali adalah `times: 1`; `exactly: true` adalah hal lain: huruf demi huruf.",
        "From 1 to 1000. Counted from where the actor reads at the start of the step until the stage is still at the end of the check; its points are decided there. Zero is written `never sees`. Of a group: so many times at each member, so that `clients see: halo` with `times: 1` means once for each of them.\n\nExactly once is `times: 1`; `exactly: true` is something else: to the letter.",
    ),
    &[steps(
        "- ani types: halo ${word}\n- budi and citra see: halo ${word}\n  times: 1",
    )],
);

const SINCE: Prose = prose(
    ("Mulai dari `mark` ini.", "From this mark on."),
    (
        "`sees` dan `never sees` tidak melihat apa yang datang sebelumnya; `network carries` menghitung dari sana. Tempat baca tidak pernah mundur karenanya. `mark: NAMA` harus ada di langkah yang lebih awal.",
        "`sees` and `never sees` look at nothing that came before; `network carries` counts from there. It never moves an actor's reading place back. `mark: NAME` must stand in an earlier step.",
    ),
    &[steps(
        "- mark: kedua\n- budi types: lagi\n- ani sees: lagi\n  since: kedua",
    )],
);

const FOR: Prose = prose(
    ("Selama waktu ini.", "For this long."),
    (
        "Hanya untuk `never sees`: mengamati selama itu, alih-alih sampai panggung diam. Untuk program yang berbicara sendiri dengan pengatur waktu.",
        "For `never sees` only: watches for that long instead of until the stage is still. For programs that speak by a timer of their own.",
    ),
    &[steps("- ani never sees: kedaluwarsa\n  for: 300ms")],
);

const KEEP: Prose = prose(
    (
        "Menyimpan apa yang ditangkap pola sebagai variabel.",
        "Keeps what the pattern captured as a variable.",
    ),
    (
        "Polanya regular expression dengan `(?<nama>…)`, subjeknya satu aktor. Sesudah langkah ini `${nama}` punya nilai untuk semua orang.",
        "The pattern is a regular expression with `(?<name>…)`, the subject a single actor. After this step `${name}` has a value for everybody.",
    ),
    &[steps(
        "- server sees: /nomor (?<nomor>\\d+)\\n/\n  keep: nomor\n- ani types: ${nomor}",
    )],
);

const POINTS: Prose = prose(
    ("Poin langkah ini.", "What this step is worth."),
    (
        "Bila ada langkah yang punya poin, jumlah semuanya harus sama dengan `points:` pemeriksaannya. Tanpa poin pada langkah, pemeriksaan bernilai penuh atau nol. Langkah di dalam `each` dan `repeat` dihitung setiap putaran.",
        "Where steps have points, all of them must sum to the check's `points:`. Without points on steps, a check is all or nothing. Steps in `each` and `repeat` count once a round.",
    ),
    &[steps(
        "- ani sees: halo\n  points: 4\n- budi sees: halo\n  points: 6",
    )],
);

const HINT: Prose = prose(
    (
        "Petunjuk bila langkah ini gagal.",
        "A hint for when this step fails.",
    ),
    (
        "Satu kalimat ramah dalam dua bahasa: apa yang dapat dicoba, bukan jawabannya. Juga boleh ada pada pemeriksaan.",
        "One kind sentence in both languages: what to try, not the answer. A check may have one too.",
    ),
    &[steps(
        "- ani sees: ganjil\n  hint: {id: Apakah hasilnya dikirim kembali ke klien?, en: Is the result sent back to the client?}",
    )],
);

const HINTS: Prose = prose(
    (
        "Petunjuk untuk bentuk kegagalan tertentu.",
        "Hints for particular shapes of failure.",
    ),
    (
        "Daftar dari `{when: DIAGNOSIS, say: {id: …, en: …}}`. Diagnosisnya: `praktikum explain diagnoses`. Juga boleh ada pada pemeriksaan.",
        "A list of `{when: DIAGNOSIS, say: {id: …, en: …}}`. The diagnoses: `praktikum explain diagnoses`. A check may have them too.",
    ),
    &[steps(
        "- budi sees: halo\n  hints:\n    - when: duplicate\n      say: {id: Pengirim ikut menerima pesannya sendiri?, en: Does the sender get its own message too?}\n    - when: unflushed\n      say: {id: \"Coba print(..., flush=True).\", en: \"Try print(..., flush=True).\"}",
    )],
);

const EXACTLY: Prose = prose(
    (
        "Teks biasa dicari huruf demi huruf.",
        "Plain text is found to the letter.",
    ),
    (
        "`exactly: true` mematikan kelonggaran teks biasa: besar kecil huruf, banyaknya blank, dan bilangan utuh. Regular expression tidak berubah. Berapa kali: `times`.",
        "`exactly: true` turns off what plain text forgives: case, the number of blanks, and whole numbers. Regular expressions stay as they are. How often: `times`.",
    ),
    &[steps("- ani sees: \"Hasil:  21\"\n  exactly: true")],
);

const OPTIONAL: Prose = prose(
    ("Boleh tidak berlaku.", "It may fail to hold."),
    (
        "Dengan `optional: true` langkah yang tidak berlaku tidak menggagalkan pemeriksaan dan langkah berikutnya tetap dimainkan.",
        "With `optional: true` a step that does not hold fails nothing, and the next steps are played.",
    ),
    &[steps(
        "- ani asks: any\n  within: 300ms\n  optional: true\n- ani types: ani",
    )],
);

const BECAUSE: Prose = prose(
    (
        "Catatan untuk laporan: mengapa langkah ini ada.",
        "A note for the report: why this step is there.",
    ),
    (
        "Dalam dua bahasa. Juga boleh ada pada pemeriksaan.",
        "In both languages. A check may have one too.",
    ),
    &[steps(
        "- kill: budi\n  because: {id: Klien sungguhan juga dapat hilang tiba-tiba., en: Real clients vanish without a word too.}",
    )],
);

const STEPS: Prose = prose(
    (
        "Langkah-langkah dari `each` atau `repeat`.",
        "The steps of `each` or `repeat`.",
    ),
    (
        "Sebuah daftar langkah, masing-masing diawali `- `. `together` tidak memakainya: langkahnya langsung di bawahnya.",
        "A list of steps, each beginning with `- `. `together` does without it: its steps stand right beneath it.",
    ),
    &[steps(
        "- repeat: 2\n  steps:\n    - ani types: halo\n    - budi sees: halo",
    )],
);

const FROM: Prose = prose(
    (
        "Dari `mark` ini (pada `measure`).",
        "From this mark (of `measure`).",
    ),
    ("Lihat `measure`.", "See `measure`."),
    &[steps(
        "- mark: awal\n- ani types: halo\n- mark: akhir\n- measure: lamanya\n  from: awal\n  to: akhir",
    )],
);

const TO: Prose = prose(
    (
        "Sampai `mark` ini (pada `measure`), atau ke tujuan ini (pada `sends`).",
        "To this mark (of `measure`), or to this destination (of `sends`).",
    ),
    (
        "Di bawah `sends`: alamat, host atau aktor, lalu `:` dan port, seperti `224.1.1.1:5004`, `127.0.0.1:5004` atau `lab:5004`. Soket UDP harus punya.",
        "Beneath `sends`: an address, host or actor, then `:` and a port, such as `224.1.1.1:5004`, `127.0.0.1:5004` or `lab:5004`. UDP sockets must have one.",
    ),
    &[steps("- ear sends: halo\n  to: kiri:5004")],
);
