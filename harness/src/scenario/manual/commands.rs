//! Pages of the commands that play.

use super::prose::{Entry, entry};
use super::sample::shell;

pub(super) const RUN: Entry = entry(
    &[
        "run",
        "exit code",
        "exit codes",
        "kode keluar",
        "kode akhir",
    ],
    (
        "`praktikum run`: memainkan skenario pada program, dan menjelaskan yang gagal.",
        "`praktikum run`: plays scenarios on programs, and explains what failed.",
    ),
    (
        "`praktikum run` memainkan semua modul yang programnya ada; `praktikum run chat` satu modul, `praktikum run chat/leave` satu skenario, dan `praktikum run coba/baru.yaml` sebuah berkas. Yang bermain: program di `--submission FOLDER`; tanpa itu program di folder ini, bila di sini ada `praktikum.yaml` atau berkas sebuah peran; selain itu, di dalam kursus, program acuan. Baris pertama menyebutkan program siapa.\n\n- `--show` — terminal semua pemeran, selama bermain\n- `--seed N` — nilai acak yang sama lagi\n- `--repeat N` — berkali-kali\n- `--format json` — untuk program lain\n\nKode keluar:\n\n- 0 — semua lulus\n- 1 — ada yang gagal\n- 2 — salah pakai, atau skenario yang keliru\n- 3 — tidak dapat dinilai\n- 130 — dihentikan",
        "`praktikum run` plays all modules whose programs are there; `praktikum run chat` one module, `praktikum run chat/leave` one scenario, and `praktikum run try/new.yaml` a file. Who plays: the programs in `--submission FOLDER`; without it those of this folder, if it has a `praktikum.yaml` or a file of a role; else, within a course, the reference programs. The first line says whose play.\n\n- `--show` — the terminals of all actors, while they play\n- `--seed N` — the same random values again\n- `--repeat N` — several times\n- `--format json` — for other programs\n\nExit codes:\n\n- 0 — all passed\n- 1 — something failed\n- 2 — wrong usage, or an invalid scenario\n- 3 — could not judge\n- 130 — interrupted",
    ),
    &[shell(
        "praktikum run chat\npraktikum run chat/leave --submission tugas --show",
    )],
);

pub(super) const REPORT: Entry = entry(
    &["report", "laporan", "laporan praktikum", "pdf", "html"],
    (
        "`praktikum report`: laporan praktikum dari yang pernah dimainkan, dengan tulisan Anda sendiri.",
        "`praktikum report`: the practicum's report of what was played, with your own words.",
    ),
    (
        "`praktikum run` sudah menulisnya di akhir: `reports/NAMA/MODUL/laporan.md`, gambarnya di folder di sampingnya (`--no-report` melewatinya). `praktikum report` menulisnya lagi dari rekaman, atau memainkan dulu bila belum ada, juga sebagai `--format html` (satu berkas, terminalnya dapat diputar ulang) atau `--format pdf`.\n\nTulislah analisa dan jawaban Anda di antara baris `<!-- praktikum:begin … -->` dan `<!-- praktikum:end … -->`. Setiap kali laporan ditulis lagi, fakta, gambar dan nilai diperbarui, dan tulisan di tempat itu tetap persis sama; laporan sebelumnya disimpan di sampingnya. Bila bagian lain diubah dengan tangan, laporan Anda tidak ditimpa, dan yang baru diletakkan di sampingnya.\n\nNama, NIM, kelas dan rekan disebut dengan `--name`, `--nim`, `--class`, `--lab-partner`, atau sekali saja di `praktikum.yaml`.\n\nKode keluar:\n\n- 0 — laporan ditulis\n- 2 — tidak ada yang dapat dilaporkan",
        "`praktikum run` has written it already at its end: `reports/NAME/MODULE/report.md`, with its pictures in a folder beside it (`--no-report` leaves it out). `praktikum report` writes it again from the records, or plays first where there are none, also with `--format html` (one file, its terminals play again) or `--format pdf`.\n\nWrite your analysis and your answers between the lines `<!-- praktikum:begin … -->` and `<!-- praktikum:end … -->`. Whenever the report is written again, facts, pictures and scores are new, and what stands there stays exactly as it is; the report before it is kept beside it. Where anything else was changed by hand, your report is not written over, and the new one goes beside it.\n\nName, student number, class and partner are said with `--name`, `--nim`, `--class`, `--lab-partner`, or once for all in `praktikum.yaml`.\n\nExit codes:\n\n- 0 — the report was written\n- 2 — there is nothing to report",
    ),
    &[shell(
        "praktikum report chat --submission ~/tugas/chat --format html",
    )],
);

pub(super) const PLAY: Entry = entry(
    &[
        "play",
        "replay",
        "putar",
        "putar ulang",
        "rekaman",
        "record",
    ],
    (
        "`praktikum play`: memutar ulang sebuah rekaman, secepat atau selambat yang Anda mau.",
        "`praktikum play`: replays a record, as fast or as slowly as you like.",
    ),
    (
        "`praktikum run` menyimpan setiap permainan di `reports/NAMA/MODUL/SKENARIO`, dan baris terakhirnya menyebutkan tempat itu. `--speed 0.3` lebih lambat, `--speed 0` seluruhnya sebagai teks. Ctrl-C mengakhiri.\n\nKode keluar:\n\n- 0 — diputar sampai akhir\n- 2 — bukan rekaman\n- 130 — dihentikan",
        "`praktikum run` keeps every play in `reports/NAME/MODULE/SCENARIO`, and its last line says where. `--speed 0.3` is slower, `--speed 0` is all of it as text. Ctrl-C ends it.\n\nExit codes:\n\n- 0 — replayed to its end\n- 2 — no record\n- 130 — interrupted",
    ),
    &[shell("praktikum play reports/tugas/chat/leave --speed 0.3")],
);

pub(super) const GRADE: Entry = entry(
    &[
        "grade",
        "status",
        "show",
        "mark",
        "override",
        "withdraw",
        "gradebook",
        "buku nilai",
        "menilai",
        "kelas",
    ],
    (
        "Menilai satu kelas: `praktikum grade`, lalu `status`, `show`, `mark`, `override`, `withdraw`.",
        "Grading a class: `praktikum grade`, then `status`, `show`, `mark`, `override`, `withdraw`.",
    ),
    (
        "`praktikum grade FOLDER --module chat` memainkan setiap kiriman dan menulis hasilnya ke buku nilai (`reports/class`, atau `--out`) begitu ada. Dihentikan di tengah, mati lampu, atau dijalankan dua kali sekaligus: tidak ada yang hilang atau dobel, dan perintah yang sama melanjutkan. Isi yang sama dengan skenario yang sama tidak dimainkan lagi.\n\n- `--only NIM`, `--failed`, `--changed`, `--again` — siapa yang dimainkan (lagi)\n- `praktikum status` — lulus tiap pemeriksaan, kesalahan tersering, siapa tidak mengumpulkan, siapa belum punya nilai dan mengapa, dan peringatan bila isi yang sama mendapat poin lebih rendah; dengan `--students` daftar semua mahasiswa dengan nilainya\n- `praktikum show NIM` — satu mahasiswa: setiap poin dengan alasannya, riwayat, tempat buktinya\n- `praktikum mark NIM chat/silent 8.5 --comment …` — poin untuk sebuah pertanyaan, atau `chat/style`; banyak sekaligus dengan `--from nilai.csv`, yang kolomnya NIM, pertanyaan, poin dan catatan (baris tanpa poin dilewati)\n- `praktikum override NIM chat/leave/leave 30 --because …` — memutuskan sebuah pemeriksaan, atau dengan `chat` seluruh programnya (dari 100)\n- `praktikum withdraw NIM --because …` — mahasiswa yang tidak termasuk kelas ini; dengan `--module chat` hanya yang keliru dinilai di modul itu. Tidak ada yang dihapus, dan `--back` mengembalikannya\n\nPoin `-` menarik kembali. Keduanya disimpan dengan waktunya, berlaku untuk seluruh kelompok (`--alone`: hanya seorang), dan bertahan setiap kali dinilai ulang. Putusan atas sebuah pemeriksaan berlaku untuk isi yang dinilai waktu itu; bila isi yang baru memperoleh lebih banyak, itulah yang dihitung, dan `show` mengatakannya. Yang tidak dapat dinilai tidak pernah menjadi nol. Daftar kelas: `praktikum explain roster`; aturan nilainya: `praktikum explain grading`.\n\nKode keluar `grade`:\n\n- 0 — setiap kiriman punya hasil\n- 2 — salah pakai\n- 3 — ada yang belum punya hasil\n- 130 — dihentikan",
        "`praktikum grade FOLDER --module chat` plays every submission and writes its result into the gradebook (`reports/class`, or `--out`) as soon as it exists. Stopped halfway, cut off from power, or run twice at once: nothing is lost or doubled, and the same command goes on. The same content under the same scenarios is not played again.\n\n- `--only NIM`, `--failed`, `--changed`, `--again` — who is played (again)\n- `praktikum status` — how many passed each check, the commonest failures, who did not hand in, who has no grade yet and why, and an alarm where the same content earned fewer points; with `--students` all students with their grades\n- `praktikum show NIM` — one student: every point with its reason, the history, where the evidence lies\n- `praktikum mark NIM chat/silent 8.5 --comment …` — points for a question, or for `chat/style`; of many at once with `--from marks.csv`, whose columns are NIM, question, points and comment (rows without points are passed over)\n- `praktikum override NIM chat/leave/leave 30 --because …` — decides a check, or with `chat` all of its programs (of 100)\n- `praktikum withdraw NIM --because …` — a student who is not of this class; with `--module chat` only what was graded in that module by mistake. Nothing is deleted, and `--back` brings it back\n\nPoints `-` take it back. Both are kept with their time, hold for the whole group (`--alone`: for one), and survive every regrade. A decision about a check belongs to the content that was graded then; where new content earns more, that counts, and `show` says so. What could not be judged is never a zero. The class list: `praktikum explain roster`; how points become a grade: `praktikum explain grading`.\n\nExit codes of `grade`:\n\n- 0 — every submission has a result\n- 2 — wrong usage\n- 3 — some have none yet\n- 130 — interrupted",
    ),
    &[shell(
        "praktikum grade kiriman --module chat\npraktikum status --module chat\npraktikum show 13520001\npraktikum mark 13520001 chat/silent 8.5 --comment \"jelas\"\npraktikum mark --from nilai.csv\npraktikum override 13520001 chat/leave/leave 30 --because \"diperagakan di kelas\"",
    )],
);

pub(super) const EXPORT: Entry = entry(
    &[
        "export",
        "ekspor",
        "moodle",
        "canvas",
        "gradescope",
        "junit",
        "ctrf",
        "classroom",
        "tap",
        "csv",
        "feedback",
        "umpan balik",
    ],
    (
        "`praktikum export`: nilai untuk Moodle, Canvas, Gradescope, Classroom, CI, atau lembar kerja.",
        "`praktikum export`: grades for Moodle, Canvas, Gradescope, Classroom, CI, or a spreadsheet.",
    ),
    (
        "Lembar penilaian luring Moodle dan buku nilai Canvas diisi, bukan dibuat: unduh berkasnya, sebutkan dengan `--into BERKAS`, dan unggah hasilnya. Yang berubah hanya sel nilai dan komentar; semua byte lain tetap. Baris yang tidak cocok dengan siapa pun, dan mahasiswa yang tidak ada di berkas itu, disebutkan. Bila maksimum berkas itu lain dari skala kursus, nilainya disesuaikan, dan itu dikatakan. Lembar dari tugas lain (nomor pesertanya berbeda dari folder yang dinilai) ditolak, kecuali dengan `--yes`; baris yang nilainya tidak dapat diubah dibiarkan dan disebutkan.\n\n- `--to moodle --into …` — lembar sebuah tugas, dengan judul kolom Indonesia atau Inggris; tanpa `--into`: impor buku nilai\n- `--to canvas --into …` — kolomnya ditemukan dari nama modul, atau `--column JUDUL`\n- `--to feedback` — satu halaman setiap mahasiswa, dalam zip untuk \"Unggah beberapa berkas umpan balik\" di Moodle; nomor peserta diambil dari nama folder unduhan, atau dari lembar `--into`\n- `--to gradescope`, `--to classroom` — satu berkas setiap mahasiswa dan modul\n- `--to csv`, `junit`, `ctrf`, `tap`, `json` — satu berkas untuk semuanya; `csv` dan `moodle` juga dengan `--delimiter semicolon`\n\nHasilnya ditulis di `exports` dalam folder buku nilai, atau di `--output` (`-` untuk layar). `--module`, `--only NIM` memilih. Selama ada nilai yang belum dapat diberikan, tidak ada yang ditulis; dengan `--incomplete` yang belum itu dibiarkan kosong, tidak pernah nol. Siapa yang belum mengumpulkan dan belum lewat tenggat dibiarkan kosong. Judul kolom `csv` sama dalam setiap bahasa, karena program lain membacanya.\n\nKode keluar:\n\n- 0 — ditulis\n- 2 — salah pakai, atau berkas yang keliru\n- 3 — masih ada nilai yang belum dapat diberikan",
        "Moodle's offline worksheet and Canvas's gradebook are filled in, not made: download the file, name it with `--into FILE`, and upload what comes out. Only cells of grades and comments change; every other byte stays. Rows of nobody in the gradebook, and students who are not in the file, are listed. Where the file's maximum is another than the course's, grades are scaled to it, and that is said. The worksheet of another assignment (with other participants' numbers than the folders that were graded) is refused, but with `--yes`; rows whose grade cannot be changed are left alone and listed.\n\n- `--to moodle --into …` — an assignment's worksheet, with titles in Indonesian or English; without `--into`: the gradebook's import\n- `--to canvas --into …` — the column is found by the module's name, or by `--column TITLE`\n- `--to feedback` — a page a student, in a zip for Moodle's \"Upload multiple feedback files\"; the participants' numbers are taken from the folders of the download, or from the worksheet of `--into`\n- `--to gradescope`, `--to classroom` — a file for each student and module\n- `--to csv`, `junit`, `ctrf`, `tap`, `json` — one file for all; `csv` and `moodle` with `--delimiter semicolon` too\n\nWhat comes out goes to `exports` in the gradebook's folder, or to `--output` (`-` for the screen). `--module` and `--only NIM` choose. As long as a grade cannot be given, nothing is written; with `--incomplete` those stay blank, and never become zeros. Who has handed in nothing and is not overdue stays blank. The titles of `csv` are the same in every language, for programs read them.\n\nExit codes:\n\n- 0 — written\n- 2 — wrong usage, or a wrong file\n- 3 — some grades cannot be given yet",
    ),
    &[shell(
        "praktikum export --to moodle --module chat --into Nilai-Obrolan.csv\npraktikum export --to feedback --module chat\npraktikum export --to junit --output -",
    )],
);
