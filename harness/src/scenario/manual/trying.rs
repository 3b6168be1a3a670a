//! The page about trying scenarios on wrong and on correct programs.

use super::prose::{Entry, entry};
use super::sample::{liar, shell, stranger};

pub(super) const AUDIT: Entry = entry(
    &[
        "audit",
        "liar",
        "liars",
        "pembohong",
        "stranger",
        "strangers",
        "verdict.yaml",
        "stranger.yaml",
        "style",
        "plays",
        "says",
    ],
    (
        "Apakah skenario menangkap yang salah dan membiarkan yang benar: `praktikum audit`.",
        "Do scenarios catch what is wrong and leave alone what is right: `praktikum audit`.",
    ),
    (
        "`praktikum audit` memainkan setiap skenario sebuah modul pada program acuan, pada *program lain yang benar* dan pada *pembohong*: program pendek dengan satu kesalahan yang wajar. Hasilnya sebuah tabel: pemeriksaan mana menangkap pembohong mana. Yang harus diperbaiki dikatakan satu per satu:\n\n- pembohong yang lolos, atau tertangkap karena alasan lain daripada yang tertulis\n- pemeriksaan yang menggagalkan program yang benar\n- pemeriksaan yang tidak pernah gagal, kecuali bila di sana tertulis alasannya: `because: {id: …, en: …}`\n- dengan `--repeat N`: putusan yang tidak selalu sama\n\nSetiap program punya folder sendiri. Letaknya di samping folder kursus, di `audit/liars` dan `audit/strangers`, atau di folder yang disebut `--liars` dan `--strangers`. Berkas program dikenali seperti biasa (`praktikum explain praktikum.yaml`).\n\n- `liars/NAMA/verdict.yaml` — modul, kesalahannya (`about`), dan putusan yang harus didapat setiap pemeriksaan dari skenario yang disebut di `plays`: `passed 20`, `failed DIAGNOSIS POIN`, `skipped PEMERIKSAAN`. `says` adalah kata-kata yang harus ada dalam penjelasan bahasa Inggris. Tanpa `plays`, `praktikum audit --verdicts --only NAMA` menuliskan apa yang terlihat; bacalah sebelum menyalinnya.\n- `liars/honest/MODUL` — program yang benar, pasangan bagi pembohong yang hanya separuh. Saat bermain letaknya di `partner/`.\n- `strangers/NAMA/stranger.yaml` — modul dan gaya program yang benar itu.\n\nProgram yang bahasanya tidak terpasang di mesin ini disebut dengan jelas dan tidak dihitung. `--brief` memainkan dari setiap pembohong hanya yang tertulis; `--format markdown` dan `json` untuk disimpan.\n\nKode keluar:\n\n- 0 — semua seperti yang tertulis\n- 1 — ada yang harus diperbaiki\n- 2 — salah pakai, atau berkas yang keliru\n- 3 — tidak dapat dinilai\n- 130 — dihentikan",
        "`praktikum audit` plays every scenario of a module on the reference programs, on *other correct programs* (strangers) and on *liars*: short programs with one likely mistake. What comes of it is a table: which check catches which liar. What has to be put right is told one by one:\n\n- liars that survive, or are caught for another reason than the one that is stated\n- checks that fail a correct program\n- checks that never fail, unless their reason is written there: `because: {id: …, en: …}`\n- with `--repeat N`: verdicts that are not always the same\n\nEvery program has a folder of its own. They lie beside the course's folder, in `audit/liars` and `audit/strangers`, or where `--liars` and `--strangers` say. Files of programs are recognised as usual (`praktikum explain praktikum.yaml`).\n\n- `liars/NAME/verdict.yaml` — the module, the mistake (`about`), and the verdict that every check must get in the scenarios beneath `plays`: `passed 20`, `failed DIAGNOSIS POINTS`, `skipped CHECK`. `says` are words that the explanation in English must hold. Without `plays`, `praktikum audit --verdicts --only NAME` writes out what is seen; read it before you copy it.\n- `liars/honest/MODULE` — correct programs, partners for liars that are only one half. While they play they lie in `partner/`.\n- `strangers/NAME/stranger.yaml` — the modules and the style of that correct program.\n\nPrograms whose language is not installed on this machine are named loudly and do not count. `--brief` plays of each liar only what is stated; `--format markdown` and `json` are for keeping.\n\nExit codes:\n\n- 0 — all is as stated\n- 1 — there is something to put right\n- 2 — wrong usage, or a file with mistakes\n- 3 — could not judge\n- 130 — interrupted",
    ),
    &[
        liar(
            "module: chat\nabout: {id: Menghitung dari nol, en: Counts from zero}\nplays:\n  dialogue:\n    boot: passed 10\n    talk: failed missing 0\n    names: skipped talk\nsays:\n  - \"The expected text did not appear at ani.\"",
        ),
        stranger(
            "modules: [chat, threaded]\nstyle: {id: Python dengan selectors, en: Python with selectors}",
        ),
        shell(
            "praktikum audit chat --repeat 10\npraktikum audit gema --liars coba/salah --strangers coba/benar",
        ),
    ],
);
