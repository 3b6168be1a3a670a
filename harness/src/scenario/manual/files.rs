//! Pages of the keys of `module.yaml` and `course.yaml`.

use super::prose::{Entry, entry};
use super::sample::{course, module, words};

pub(super) const MODULE: [Entry; 6] = [MODULE_FILE, ROLES, FILES, SCENARIOS, QUESTIONS, TEXT];
pub(super) const COURSE: [Entry; 5] = [COURSE_FILE, TERM, MODULES, GRADING, DEADLINE];

const MODULE_FILE: Entry = entry(
    &["module", "module.yaml", "modul"],
    (
        "Sebuah modul praktikum: folder dengan `module.yaml`, dua teks, dan skenario.",
        "A module of the practicum: a folder with `module.yaml`, two texts, and scenarios.",
    ),
    (
        "Nama folder adalah nama modul. Kunci `module.yaml`:\n\n- `title` — dua bahasa\n- `roles` — bagian yang dimainkan program mahasiswa\n- `scenarios` — nama skenario (tanpa `.yaml`) dan bobotnya, menurut urutan main\n- `questions` — pertanyaan analisis yang dinilai orang; boleh tidak ada\n- `defaults` — waktu-waktu; boleh tidak ada\n\nDi sebelahnya `module.id.md` dan `module.en.md`. Kerangka semuanya: `praktikum new module NAMA`.",
        "The folder's name is the module's. Keys of `module.yaml`:\n\n- `title` — in both languages\n- `roles` — the parts that the submission's programs play\n- `scenarios` — names of scenarios (without `.yaml`) and their weights, in the order of play\n- `questions` — for the analysis, marked by a person; may be left out\n- `defaults` — times; may be left out\n\nBeside it stand `module.id.md` and `module.en.md`. A skeleton of all: `praktikum new module NAME`.",
    ),
    &[module(
        "title: {id: Ganjil atau genap, en: Odd or even}\nroles:\n  server:\n    listens on: tcp 12345\n  client:\nscenarios:\n  dialogue: 60\n  silent: 40\nquestions:\n  - id: antre\n    text: {id: Apa yang dialami klien kedua?, en: What happens to the second client?}\n    points: 10",
    )],
);

const ROLES: Entry = entry(
    &["roles", "role", "listens on", "joins", "peran"],
    (
        "Bagian yang dimainkan program mahasiswa.",
        "The parts that the submission's programs play.",
    ),
    (
        "Nama peran, lalu tidak ada apa-apa atau:\n\n- `listens on` — port yang ditunggu `start`; satu atau daftar\n- `joins` — grup multicast yang diikutinya; satu atau daftar\n- `files` — nama berkas yang mengenalinya\n- `title` — namanya dalam dua bahasa\n\nPeran `server`, `client`, `sender` dan `receiver` sudah mengenal nama berkas yang biasa, juga `peladen*`, `klien*`, `pengirim*`, `penerima*`.",
        "A role's name, and nothing behind it or:\n\n- `listens on` — the port that `start` waits for; one or a list\n- `joins` — the multicast group that it is a member of; one or a list\n- `files` — the file names by which it is recognised\n- `title` — what it is called, in both languages\n\nThe roles `server`, `client`, `sender` and `receiver` know their usual file names, `peladen*`, `klien*`, `pengirim*`, `penerima*` too.",
    ),
    &[module(
        "roles:\n  server:\n    listens on: [tcp 12345, udp 12345]\n  client:\n  receiver:\n    title: {id: Penerima, en: Receiver}\n    joins: 224.1.1.1\n    listens on: udp 5004",
    )],
);

const FILES: Entry = entry(
    &["files", "file"],
    (
        "Nama berkas yang mengenali program sebuah peran.",
        "The file names by which a role's program is recognised.",
    ),
    (
        "Tanpa akhiran; besar kecil huruf tidak dibedakan. `*` berarti apa saja (paling banyak tiga). Nomor tepat di belakang kata perannya dikenali: `klien2.py`, `Klien_2.java`. Yang bernomor diberikan kepada aktor dengan urutan itu. Akhiran yang dikenal: py, rs, c, cc, cpp, cxx, java, go, js, mjs, cjs.",
        "Without the ending; case does not matter. `*` stands for anything (three at most). A number right behind the role's word is known: `client2.py`, `Client_2.java`. A numbered one goes to the actor of that place. Known endings: py, rs, c, cc, cpp, cxx, java, go, js, mjs, cjs.",
    ),
    &[module(
        "roles:\n  server:\n    files: [\"server*\", \"peladen*\", \"*_server\"]\n  client:\n    files: [\"client*\", \"klien*\"]",
    )],
);

const SCENARIOS: Entry = entry(
    &["scenarios", "weight", "bobot"],
    (
        "Skenario modul ini dan bobotnya.",
        "The module's scenarios and their weights.",
    ),
    (
        "Nama berkas tanpa `.yaml`, lalu bobot. Jumlahnya bebas; hasil modul dijadikan seratus. Skenario di folder yang tidak disebut di sini tidak dinilai.",
        "A file's name without `.yaml`, and its weight. They sum to what you like; a module counts a hundred. Scenarios of the folder that are not named here are not graded.",
    ),
    &[module("scenarios:\n  dialogue: 60\n  silent: 40")],
);

const QUESTIONS: Entry = entry(
    &["questions", "question", "text", "pertanyaan"],
    (
        "Pertanyaan untuk bagian analisis laporan.",
        "Questions for the report's analysis.",
    ),
    (
        "Mahasiswa menjawab di laporan, dan seorang pengajar memberi poinnya. Setiap pertanyaan punya `id`, `text` dalam dua bahasa, dan `points`: dari seratus poin modul, semuanya bersama-sama di bawah 100. Dihitung begitu satu saja diberi poin: `praktikum explain grading`.",
        "Students answer in their report, and an instructor gives the points. Each has an `id`, a `text` in both languages, and `points`: of the module's hundred, all together below 100. They count as soon as one of them was given: `praktikum explain grading`.",
    ),
    &[module(
        "questions:\n  - id: satu-thread\n    text:\n      id: Mengapa klien kedua menunggu? Tunjukkan dari hasil percobaan.\n      en: Why does the second client wait? Show it from what you saw.\n    points: 10",
    )],
);

const TEXT: Entry = entry(
    &["module.id.md", "module.en.md", "module text", "teks modul"],
    (
        "Teks modul yang dibaca mahasiswa, satu berkas untuk setiap bahasa.",
        "The module's text for students, one file for each language.",
    ),
    (
        "`module.id.md` punya judul `Pengenalan`, `Cara kerja` dan `Tugas`; `module.en.md` punya `Introduction`, `How it works` dan `Task`. Isinya Markdown biasa.",
        "`module.id.md` has the headings `Pengenalan`, `Cara kerja` and `Tugas`; `module.en.md` has `Introduction`, `How it works` and `Task`. The rest is ordinary Markdown.",
    ),
    &[words(
        "## Pengenalan\n\nServer menjawab ganjil atau genap.\n\n## Cara kerja\n\nKlien mengirim satu angka sebaris.\n\n## Tugas\n\nTulislah server.py dan client.py.",
    )],
);

const COURSE_FILE: Entry = entry(
    &["course", "course.yaml", "institution", "language", "kursus"],
    (
        "Kursus: modul mana, dalam urutan apa, dan bagaimana dinilai.",
        "A course: which modules, in which order, and how they are graded.",
    ),
    (
        "`course.yaml` ada di folder di atas folder-folder modul. Empat kunci harus ada:\n\n- `course`, `institution`, `term` — nama kursus, lembaga dan semester, dalam dua bahasa\n- `modules` — daftar modul\n\nBoleh ada:\n\n- `language` — bahasa laporan: `id` (biasa) atau `en`\n- `grading` — aturan nilai\n- `defaults` — waktu-waktu",
        "`course.yaml` stands in the folder above the modules' folders. Four keys must be there:\n\n- `course`, `institution`, `term` — what they are called, in both languages\n- `modules` — the list of modules\n\nThere may be:\n\n- `language` — of the reports: `id` (usual) or `en`\n- `grading` — how points become a grade\n- `defaults` — times",
    ),
    &[course(
        "course: {id: Pemrograman Jaringan, en: Network Programming}\ninstitution: {id: Universitas Contoh, en: Example University}\nterm: {id: Ganjil 2026/2027, en: Autumn 2026}\nlanguage: id\nmodules:\n  - latihan",
    )],
);

const TERM: Entry = entry(
    &["term"],
    (
        "Semester kursus, dalam dua bahasa (di `course.yaml`).",
        "The course's term, in both languages (in `course.yaml`).",
    ),
    (
        "Untuk kepala laporan. Jenis terminal sebuah program (`term` di `cast:`): `praktikum explain terminal`.",
        "For the head of the reports. The kind of a program's terminal (`term` in `cast:`): `praktikum explain terminal`.",
    ),
    &[course("term: {id: Ganjil 2026/2027, en: Autumn 2026}")],
);

const MODULES: Entry = entry(
    &["modules", "module", "weight", "optional"],
    (
        "Daftar modul kursus, menurut urutannya.",
        "The course's modules, in their order.",
    ),
    (
        "Nama folder modul, atau `{module: NAMA, weight: 2, optional: true, deadline: …, late: …}`. Bobot biasanya 1. Modul `optional` tidak pernah menjadi nol: ia hanya dihitung bila menaikkan nilai. Modul lain yang tidak dikumpulkan sampai tenggatnya bernilai 0, begitu ada yang dinilai di modul itu.",
        "The module's folder, or `{module: NAME, weight: 2, optional: true, deadline: …, late: …}`. The weight is usually 1. An `optional` module never makes a zero: it counts only where it raises the grade. Any other that is not handed in by its deadline gives 0, once somebody was graded in it.",
    ),
    &[course(
        "modules:\n  - {module: latihan, weight: 2, optional: true, deadline: 2026-12-01 23:59 WIB}",
    )],
);

const GRADING: Entry = entry(
    &[
        "grading", "attempts", "maximum", "decimals", "late", "per day", "at most", "style",
        "nilai",
    ],
    (
        "Bagaimana poin menjadi nilai.",
        "How points become a grade.",
    ),
    (
        "- `attempts` — percobaan mana yang dihitung: `best` (biasa), `last` atau `average`. Isi yang lain adalah percobaan yang lain\n- `maximum` — nilai penuh; biasanya 100\n- `decimals` — 0, 1 atau 2; biasanya 2. Dibulatkan sekali, di akhir; setengah ke atas\n- `late` — potongan keterlambatan, `{per day: 10%, at most: 50%}`; tanpa `at most` sampai habis. Modul dalam `modules:` boleh punya `late` sendiri, yang berlaku sebagai gantinya; `{per day: 0%}` tidak memotong apa pun\n- `style` — poin untuk gaya penulisan, dari seratus poin setiap modul; diberikan orang\n\nTerlambat dihitung per hari yang sudah mulai: menit tenggat itu sendiri masih tepat waktu, sedetik sesudahnya hari pertama mulai, dan satu hari lamanya 24 jam. Yang dipotong adalah poin program, sekian persen dari yang diperoleh: 80 poin, dua hari, 10% sehari, tinggal 64. Bila tidak diketahui kapan dikumpulkan, tidak ada potongan. Siapa yang tidak mengumpulkan mendapat nol hanya sesudah lewat tenggat; tanpa tenggat nilainya belum ada. Bila jawabannya tetap diberi poin, hanya programnya yang nol. Putusan atas seluruh modul (`praktikum override NIM MODUL POIN`) menetapkan nilai programnya, dari seratus, dan sudah final: keterlambatan tidak memotongnya lagi. Putusan atas satu pemeriksaan tetap dipotong.\n\nSatu modul bernilai seratus. Poin pertanyaan dan `style` diambil dari seratus itu begitu satu saja diberi poin (`praktikum mark`); sisanya dibagi skenario menurut bobotnya. Yang tidak dapat dinilai tidak pernah menjadi nol: nilainya belum ada.",
        "- `attempts` — which one counts: `best` (usual), `last` or `average`. Another content is another attempt\n- `maximum` — the full grade; usually 100\n- `decimals` — 0, 1 or 2; usually 2. Rounded once, at the end; a half goes up\n- `late` — what lateness costs, `{per day: 10%, at most: 50%}`; without `at most` up to everything. A module in `modules:` may have a `late` of its own, which holds instead; `{per day: 0%}` takes nothing\n- `style` — points for how programs are written, of each module's hundred; a person gives them\n\nLateness counts every day that has begun: the deadline's own minute is still in time, a second later the first day begins, and a day lasts 24 hours. What is cut is the programs' points, by that share of what was earned: 80 points, two days, 10% a day leave 64. Where nothing says when it was handed in, nothing is cut. Who hands in nothing has a zero only after the deadline; without a deadline there is no grade yet. Where an answer is given points all the same, only the programs give nothing. A decision about a whole module (`praktikum override NIM MODULE POINTS`) says what its programs are worth, of a hundred, and is final: lateness takes nothing from it. From one about a single check it still does.\n\nA module counts a hundred. Points of questions and of `style` are taken from that hundred as soon as one of them has been given (`praktikum mark`); the scenarios share the rest by their weights. What could not be judged is never a zero: there is no grade yet.",
    ),
    &[course(
        "grading:\n  attempts: best\n  maximum: 100\n  decimals: 1\n  late: {per day: 10%, at most: 50%}\n  style: 10",
    )],
);

const DEADLINE: Entry = entry(
    &["deadline", "extensions", "tenggat", "perpanjangan"],
    (
        "Tenggat sebuah modul, dan perpanjangan untuk mahasiswa tertentu.",
        "A module's deadline, and later ones for single students.",
    ),
    (
        "Tanggal, jam dan zona: `2026-12-01 23:59 WIB`. Zonanya `WIB`, `WITA`, `WIT`, `UTC` atau seperti `+07:00`. Di bawah `extensions` ada nomor mahasiswa dan tenggatnya sendiri, sesudah `deadline`. Tugas kelompok ikut tenggat masing-masing anggotanya. Dihitung sampai akhir menit itu. `late` adalah potongan keterlambatan modul ini, sebagai ganti `late` di bawah `grading`.",
        "Date, time and zone: `2026-12-01 23:59 WIB`. The zone is `WIB`, `WITA`, `WIT`, `UTC` or like `+07:00`. Under `extensions` stand student numbers with deadlines of their own, after the `deadline`. In a group each member has their own. It lasts to the end of that minute. `late` is what lateness costs in this module, instead of the `late` beneath `grading`.",
    ),
    &[course(
        "modules:\n  - module: latihan\n    deadline: 2026-12-01 23:59 +07:00\n    extensions:\n      \"13520001\": 2026-12-08 23:59 WIB\n    late: {per day: 5%}",
    )],
);
