//! The files of the course that this program carries; a test holds them against the folder `scenarios`.

macro_rules! carried {
    ($($path:literal,)*) => {
        /// Each file by its path below the course's folder.
        pub const FILES: &[(&str, &[u8])] = &[
            $(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios/", $path)))),*
        ];
    };
}

carried! {
    "broadcast/client.yaml",
    "broadcast/dialogue.yaml",
    "broadcast/leaving.yaml",
    "broadcast/module.en.md",
    "broadcast/module.id.md",
    "broadcast/module.yaml",
    "broadcast/server.yaml",
    "broadcast/turns.yaml",
    "broadcast4/dialogue.yaml",
    "broadcast4/leaving.yaml",
    "broadcast4/module.en.md",
    "broadcast4/module.id.md",
    "broadcast4/module.yaml",
    "broadcast4/server.yaml",
    "broadcast4/turns.yaml",
    "charcount/characters.yaml",
    "charcount/client.yaml",
    "charcount/dialogue.yaml",
    "charcount/guests.yaml",
    "charcount/module.en.md",
    "charcount/module.id.md",
    "charcount/module.yaml",
    "chat/crowd.yaml",
    "chat/dialogue.yaml",
    "chat/leave.yaml",
    "chat/module.en.md",
    "chat/module.id.md",
    "chat/module.yaml",
    "chat/silent.yaml",
    "course.yaml",
    "multicast/crowd.yaml",
    "multicast/dialogue.yaml",
    "multicast/hosts.yaml",
    "multicast/late.yaml",
    "multicast/module.en.md",
    "multicast/module.id.md",
    "multicast/module.yaml",
    "multicast/router.yaml",
    "multicast/strange.yaml",
    "parity/client.yaml",
    "parity/dialogue.yaml",
    "parity/mistakes.yaml",
    "parity/module.en.md",
    "parity/module.id.md",
    "parity/module.yaml",
    "parity/numbers.yaml",
    "parity/queue.yaml",
    "parity/server.yaml",
    "threaded/clients.yaml",
    "threaded/dialogue.yaml",
    "threaded/leaving.yaml",
    "threaded/module.en.md",
    "threaded/module.id.md",
    "threaded/module.yaml",
}
