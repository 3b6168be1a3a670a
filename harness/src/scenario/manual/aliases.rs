//! Other words for the same thing: what people ask for, and the pages that answer.

/// Words in both languages, and the headings of the pages that they lead to, the best one first.
const ALIASES: [(&str, &str); 62] = [
    // Terminals
    (
        "ketik, mengetik, mengetikkan, enter text, stdin, input, masukan",
        "types, asks",
    ),
    (
        "tekan, menekan, tombol, key, keys, keyboard, ctrl, ctrl c, ctrl d, eof, enter, backspace",
        "presses",
    ),
    (
        "melihat, lihat, terlihat, output, stdout, stderr, keluaran, tampil, shows",
        "sees, types",
    ),
    ("print, mencetak, cetak", "sees, unflushed"),
    ("echo, gema, terminal echo", "sees, types"),
    ("prompt", "asks"),
    (
        "not sees, not see, dont see, don't see, dont sees, doesnt see, doesn't see, does not see, cannot see, tidak melihat, tidak terlihat, must not, jangan, never, absent, not",
        "never sees, always",
    ),
    (
        "once, sekali, satu kali, exactly once, tepat sekali, tepat satu kali, twice, dua kali, berapa kali, how often",
        "times",
    ),
    ("order, urutan, any order", "sees all of, out_of_order"),
    ("either, salah satu, or, atau, one of", "sees one of"),
    ("all of, semua", "sees all of, subjects"),
    // Patterns and values
    (
        "case, huruf besar, huruf kecil, besar kecil, ignore case, case sensitive, substring, wildcard",
        "patterns, exactly",
    ),
    ("regex, regexp, match", "patterns"),
    (
        "number, angka, integer, whole number, bilangan utuh",
        "numbers, patterns",
    ),
    ("tab, escape", "yaml, presses"),
    ("koma, comma, commas", "yaml, comma-cut"),
    ("colon, colons, titik dua", "yaml, colon-cut"),
    ("comment, comments, komentar, hash, #", "yaml, comment-cut"),
    (
        "indent, indentation, indentasi, newline, baris baru, line end, \\n, escapes, quote, single quote, double quote, kutip, tanda kutip, backslash, brackets, kurung, spasi",
        "yaml",
    ),
    (
        "syntax, sintaks, format, grammar, tata bahasa",
        "scenario, sentences, yaml",
    ),
    (
        "random number, random word, angka acak, kata acak, acak, random",
        "vars, variables",
    ),
    (
        "argument, arguments, argumen, argv, command line, baris perintah, option",
        "args",
    ),
    ("capture, tangkap, save, simpan", "keep"),
    (
        "bytes, byte, bita, binary, biner, garbage, sampah, raw, mentah, raw bytes, bita mentah",
        "sends, connect, listen, udp",
    ),
    // Time
    (
        "deadline, batas waktu, timeout, time limit",
        "within, defaults",
    ),
    (
        "wait, waits, tunggu, menunggu, jeda, pause, sleep",
        "sentences, sees, asks, settle",
    ),
    ("second, seconds, detik, time", "durations"),
    ("latency, how long, lama", "measure"),
    // Control
    (
        "loop, loops, for each, foreach, gelung, ulang, ulangi, pengulangan, satu per satu, one by one",
        "each, repeat",
    ),
    (
        "serentak, bersamaan, sekaligus, concurrent, concurrently, parallel, simultaneous, simultaneously, at once, at the same time",
        "together",
    ),
    (
        "crash, crashes, mati, matikan, die, dies, dead, jatuh",
        "kill, exits, crashed",
    ),
    (
        "leave, leaves, pergi, disconnect, putus, keluar, quit",
        "kill, stop, half close, exits",
    ),
    (
        "signal, sinyal, sigint, sigterm, sigkill",
        "stop, kill, interrupt, exits",
    ),
    ("exit code, return code, kode keluar", "exits"),
    ("restart, start again, jalankan lagi, menjalankan", "start"),
    ("hang, hangs, macet, stuck", "freeze, deadlock"),
    (
        "close, closes, closed, tutup, ditutup",
        "is closed, half close, reset",
    ),
    ("running, hidup, masih hidup", "alive"),
    ("main, mainkan", "run, start-here"),
    // Who
    (
        "client, clients, klien, server, peladen, sender, pengirim",
        "cast, roles",
    ),
    ("receiver, penerima", "roles, joins"),
    (
        "raw socket, raw sockets, soket mentah, socket mentah, socket, soket",
        "connect, listen, udp",
    ),
    ("group, grup, team", "groups"),
    ("several, beberapa, many, banyak", "count, groups, subjects"),
    ("kecuali, except", "subjects"),
    (
        "submission, student program, program mahasiswa",
        "praktikum.yaml, role, files",
    ),
    // Network
    ("port", "listens on, connect"),
    ("tcp", "listens on, roles, connect"),
    ("udp", "listens on, roles"),
    ("multicast, broadcast, siaran, siar", "joins, carries, udp"),
    (
        "packet, packets, paket, datagram, datagrams",
        "carries, udp",
    ),
    ("address, alamat, ip, machine, mesin", "hosts, connect"),
    ("lossy, latensi, lambat, packet loss", "slow"),
    // What a program has
    ("thread, threads, utas", "has threads"),
    (
        "connection, connections, sambungan, koneksi",
        "has connections",
    ),
    ("process, processes, proses, fork", "has processes"),
    ("sockets", "has sockets"),
    ("cpu, busy loop, sibuk", "rests, busy"),
    ("flush, buffer, buffered, buffering", "unflushed"),
    // Judging
    ("grade, grades, penilaian, score, skor", "grading, points"),
    (
        "error, errors, galat, mistake, mistakes, kesalahan, warning, warnings, peringatan",
        "codes",
    ),
    ("semester, academic year", "term"),
];

fn cut(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split(", ")
}

/// The headings that a word leads to; it has been made plain, as `plain` makes these.
pub(super) fn of(asked: &str, plain: impl Fn(&str) -> String) -> Vec<&'static str> {
    let named = |words: &'static str| cut(words).any(|word| plain(word) == asked);
    let found = ALIASES.iter().find(|(words, _)| named(words));
    found.map_or_else(Vec::new, |(_, headings)| cut(headings).collect())
}

pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALIASES
        .iter()
        .flat_map(|(words, headings)| cut(words).map(|word| (word, *headings)))
}
