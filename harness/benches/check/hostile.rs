//! Files that are made to hurt the reader, each with a name.

/// The name of a hostile file, and what makes it.
type Hostile = (&'static str, fn() -> String);

pub(crate) const ALL: [Hostile; 14] = [
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
];

fn steps(steps: &str) -> String {
    format!(
        "title: {{id: x, en: x}}\ncast: {{ani: client}}\nchecks:\n  - id: one\n    title: {{id: x, en: x}}\n    points: 1\n    steps:\n      - start: ani\n{steps}"
    )
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
