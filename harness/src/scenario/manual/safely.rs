//! Pages of how values are written, so that YAML reads what was meant.

use super::prose::{Entry, entry};
use super::sample::steps;

pub(super) const VALUES: Entry = entry(
    &["values", "value", "nilai"],
    (
        "Nilai adalah apa yang tertulis.",
        "Values are what was written.",
    ),
    (
        "`types: 21`, `types: yes`, `types: 010`, `types: ~` mengetik persis karakter itu: YAML tidak mengubah apa pun. Kapan tanda kutip perlu: `praktikum explain yaml`.",
        "`types: 21`, `types: yes`, `types: 010`, `types: ~` type exactly those characters: YAML changes nothing. When quotes are needed: `praktikum explain yaml`.",
    ),
    &[steps(
        "- ani types: 010\n- ani types: yes\n- ani types: ~\n- ani types: \"nama: ani\"",
    )],
);

pub(super) const YAML: Entry = entry(
    &["yaml", "quotes", "quoting"],
    (
        "Menulis YAML dengan aman: tanda kutip, `#`, titik dua, koma, indentasi.",
        "Writing YAML safely: quotes, `#`, colons, commas, indentation.",
    ),
    (
        "**Tanda kutip tunggal** `'…'` tidak mengubah apa pun di dalamnya; tanda kutip tunggal sendiri ditulis dua kali. Pakailah bila nilai:\n\n- berisi titik dua lalu spasi (`'Hasil: 21'`), atau diakhiri titik dua (`'Nama:'`)\n- berisi spasi lalu `#` (`'nomor #7'`): tanpa tanda kutip sisanya menjadi komentar\n- diawali salah satu dari `* & ! % @ [ ] { } > | # ' \"`, atau `- ` dan `? `\n- diawali atau diakhiri spasi, atau kosong (`\"\"`)\n- ada di dalam `[…]` atau `{…}` dan berisi koma atau kurung\n\n**Tanda kutip ganda** `\"…\"` mengenal escape: `\\n` akhir baris, `\\t` tab, `\\\\` garis miring terbalik, `\\\"` tanda kutip. Hanya di sanalah: tanpa tanda kutip dan di dalam yang tunggal, `\\n` adalah dua karakter (di dalam `/…/` regular expression sendiri yang mengartikannya). `\"\\xff\"` adalah karakter U+00FF, dalam UTF-8 dua byte; byte ditulis `{hex: ff}`.\n\n**Indentasi** dengan spasi, tidak pernah tab; keterangan sejajar dengan huruf pertama kalimatnya, bukan dengan `- `. Satu nilai satu baris. Komentar: `#` di awal baris, atau sesudah spasi.\n\nJangkar (`&`), alias (`*`), tag (`!`) dan dokumen kedua (`---`) bukan bagian bahasa ini.",
        "**Single quotes** `'…'` change nothing inside; a single quote itself is written twice. Use them where a value:\n\n- holds a colon and a space (`'Hasil: 21'`), or ends with a colon (`'Nama:'`)\n- holds a space and a `#` (`'nomor #7'`): without quotes the rest is a comment\n- begins with one of `* & ! % @ [ ] { } > | # ' \"`, or with `- ` or `? `\n- begins or ends with a space, or is empty (`\"\"`)\n- stands in `[…]` or `{…}` and holds a comma or a bracket\n\n**Double quotes** `\"…\"` know escapes: `\\n` a line's end, `\\t` a tab, `\\\\` a backslash, `\\\"` a quote. They work nowhere else: without quotes and in single ones `\\n` is two characters (inside `/…/` it is the regular expression that reads it). `\"\\xff\"` is the character U+00FF, two bytes of UTF-8; bytes are written `{hex: ff}`.\n\n**Indent** with spaces, never with tabs; a modifier is in line with the first letter of its sentence, not with the `- `. One value, one line. A comment: `#` at the start of a line, or after a space.\n\nAnchors (`&`), aliases (`*`), tags (`!`) and a second document (`---`) are not part of this language.",
    ),
    &[steps(
        "- ani asks: 'Nama:'\n- ani types: 'nomor #7'           # bukan komentar · no comment\n- ani sees one of: ['ya, benar', /benar!?\\n/]\n  within: 2s                      # sejajar dengan kalimatnya · in line with its sentence\n- probe sends: \"halo\\n\"           # satu akhir baris · one line end\n- probe sends: {hex: ff 00}       # dua byte · two bytes",
    )],
);
