//! Files that are made to hurt the reader, each with a name.

/// The name of a hostile file, and what makes it.
type Hostile = (&'static str, fn() -> String);

pub(crate) const ALL: [Hostile; 31] = [
    ("larger than allowed", || "#".repeat(300_000)),
    ("flow sequence 40,000 deep", || "[".repeat(40_000)),
    ("flow mapping 40,000 deep", || "{a: ".repeat(40_000)),
    ("block sequence 60,000 deep", || "- ".repeat(60_000)),
    ("alias bomb", alias_bomb),
    ("one key 20,000 times", || "a: b\n".repeat(20_000)),
    ("40,000 unknown keys", || {
        (0..40_000)
            .map(|at| format!("k{at}: 1\n"))
            .collect::<String>()
            .chars()
            .take(260_000)
            .collect()
    }),
    ("12,000 steps with a mistake", || {
        steps(
            &(0..11_000)
                .map(|at| format!("      - n{at} types: x\n"))
                .collect::<String>(),
        )
    }),
    ("a regular expression that explodes", || {
        steps("      - ani sees: /((((a{100}){100}){100}){100}){100}x/\n")
    }),
    ("a regular expression 100,000 brackets deep", || {
        steps(&format!(
            "      - ani sees: {}x{}\n",
            "/".to_string() + &"(".repeat(100_000),
            ")".repeat(100_000) + "/"
        ))
    }),
    ("1,900 heavy regular expressions", || {
        steps(
            &(0..1_900)
                .map(|at| format!("      - ani sees: /\\w{{20}}{at}x/\n"))
                .collect::<String>(),
        )
    }),
    ("the heaviest expressions allowed", || {
        steps(
            &(0..3)
                .map(|at| format!("      - ani sees: /\\w{{24}}{at}x/\n"))
                .collect::<String>(),
        )
    }),
    ("loops in loops in loops", loops),
    ("2,000 actors who all speak 1,900 times", crowd),
    ("one crowd placed on a host 1,900 times", || placed(1_900)),
    ("a long value 25,000 times in a loop", || {
        steps(&format!(
            "      - each: {{i: [\"{}\"]}}\n        steps:\n          - ani types: {}\n",
            "x".repeat(390),
            "${i}".repeat(25_000)
        ))
    }),
    ("1,900 groups of a crowd", || {
        let groups: Vec<String> = (0..1_900).map(|at| format!("g{at}: [c]")).collect();
        with_crowd(&format!("groups: {{{}}}\n", groups.join(", ")))
    }),
    ("a long step in a loop of 1,000", || {
        steps(&format!(
            "      - each: {{i: 1..1000}}\n        steps:\n          - ani types: {}\n",
            "y".repeat(240_000)
        ))
    }),
    ("two crowds with long arguments", || {
        let own: Vec<String> = (0..20)
            .map(|at| format!("v{at}: {}", "z".repeat(390)))
            .collect();
        let args: Vec<String> = (0..20).map(|_| "w".repeat(390)).collect();
        let crowd = format!(
            "{{role: client, count: 1990, vars: {{{}}}, args: [{}]}}",
            own.join(", "),
            args.join(", ")
        );
        steps("").replace(
            "{ani: client}",
            &format!("{{ani: client, b: {crowd}, c: {crowd}}}"),
        )
    }),
    ("9 groups of 1,900 unknown names", || {
        let actors: Vec<String> = (0..150).map(|at| format!("actor{at}: client")).collect();
        let names: Vec<String> = (0..1_900).map(|at| format!("aktor{at}")).collect();
        let groups: Vec<String> = (0..9)
            .map(|at| format!("g{at}: [{}]", names.join(", ")))
            .collect();
        let head = format!(
            "{{ani: client, {}}}\ngroups: {{{}}}",
            actors.join(", "),
            groups.join(", ")
        );
        steps("").replace("{ani: client}", &head)
    }),
    ("1,900 values on one line in a loop", || {
        looped(&format!(
            "ani sees all of: [{}]",
            repeated(1_900, ", ", "é")
        ))
    }),
    ("tabs before a comment in a loop", || {
        looped(&format!("nobody sees: x{}# y", "\t".repeat(240_000)))
    }),
    ("20,000 unknown variables", || {
        let all: String = (0..20_000).map(|at| format!("${{x{at}}}")).collect();
        steps(&format!("      - ani sees: {all}\n"))
    }),
    ("50,000 variables of a crowd", || {
        let text = "${n}".repeat(50_000) + "${m}";
        with_crowd("").replace(
            "start: ani\n",
            &format!("start: c\n      - c see: {text}\n"),
        )
    }),
    ("an actor named 50,000 times at once", || {
        steps(&format!(
            "      - start: {}\n",
            repeated(50_000, ", ", "ani")
        ))
    }),
    ("a key of 110,000 blanks", || {
        steps(&format!(
            "      - ? \"{}\"\n        : x\n",
            " \t".repeat(110_000)
        ))
    }),
    ("1,900 hosts named in a loop", || {
        let hosts: Vec<String> = (0..1_900).map(|at| format!("k{at}: []")).collect();
        let head = format!(
            "{{ani: client}}\nhosts: {{lab: [ani], {}}}",
            hosts.join(", ")
        );
        let cut = format!("cut: [{}]", repeated(1_900, ", ", "k1899"));
        looped(&cut).replace("{ani: client}", &head)
    }),
    ("1,900 names that are nearly known", || {
        let long = |at: usize| format!("{}{at:04}", "a".repeat(36));
        let known: Vec<String> = (0..150).map(|at| format!("{}: client", long(at))).collect();
        let talk: String = (200..2_100)
            .map(|at| format!("      - {} types: x\n", long(at)))
            .collect();
        let head = format!("{{ani: client, {}}}", known.join(", "));
        steps(&talk).replace("{ani: client}", &head)
    }),
    ("1,900 refused expressions of wide classes", || {
        let talk: String = (0..1_900)
            .map(|at| format!("      - ani sees: /[a-\u{9fff}]{at}?/i\n"))
            .collect();
        steps(&talk)
    }),
    ("200 expressions of brackets in brackets", || {
        let (open, close) = ("(x".repeat(24), ")".repeat(24));
        let talk: String = (0..200)
            .map(|at| format!("      - ani sees: /{at}{open}a*{close}/\n"))
            .collect();
        steps(&talk)
    }),
    ("1,900 short hints in a loop", || {
        let hint = "{when: duplicate, say: {id: a, en: a}}";
        looped(&format!(
            "ani types: x\n            hints: [{}]",
            repeated(1_900, ", ", hint)
        ))
    }),
];

fn repeated(times: usize, between: &str, word: &str) -> String {
    vec![word; times].join(between)
}

fn looped(step: &str) -> String {
    steps(&format!(
        "      - repeat: 1000\n        steps:\n          - {step}\n"
    ))
}

fn steps(steps: &str) -> String {
    format!(
        "title: {{id: x, en: x}}\ncast: {{ani: client}}\nchecks:\n  - id: one\n    title: {{id: x, en: x}}\n    points: 1\n    steps:\n      - start: ani\n{steps}"
    )
}

fn with_crowd(more: &str) -> String {
    let head = format!(
        "{{ani: client, c: {{role: client, count: 1990}}}}\n{}",
        more.trim_end()
    );
    steps("").replace("{ani: client}", &head)
}

fn placed(times: usize) -> String {
    with_crowd(&format!("hosts: {{lab: [ani{}]}}\n", ", c".repeat(times)))
}

fn alias_bomb() -> String {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_string();
    for (before, next) in ('a'..='y').zip('b'..='z') {
        bomb += &format!(
            "{next}: &{next} [{}]\n",
            [format!("*{before}").as_str(); 9].join(", ")
        );
    }
    bomb
}

fn loops() -> String {
    let text = "y".repeat(150_000);
    steps(&format!(
        "      - repeat: 1000\n        steps:\n          - each: {{i: 1..1000}}\n            steps:\n              - repeat: 1000\n                steps: [{{ani types: x${{i}}}}]\n              - ani sees: {text}\n"
    ))
}

fn crowd() -> String {
    let talk: String = (0..1_900)
        .map(|at| format!("      - ani type: {at}\n"))
        .collect();
    steps(&talk).replace("{ani: client}", "{ani: {role: client, count: 2000}}")
}
