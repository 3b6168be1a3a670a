//! Hostile sources: what they try while they are compiled, and what stops it.

use super::somebody::Somebody;
use std::fs;
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// Nobody who compiles may see it.
const SECRET: &str = "rahasia-yang-tidak-boleh-terbaca";

/// A submission, and what must be said of it.
pub(super) struct Build {
    pub(super) name: &'static str,
    /// What it needs of the machine.
    pub(super) tool: &'static str,
    /// Its files; `{work}` is their folder, `{outside}` one beside it, `{port}` somebody who listens on this machine.
    files: &'static [(&'static str, &'static str)],
    says: &'static [&'static str],
}

const MANIFEST: &str = "[package]\nname = \"parity\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\
    [[bin]]\nname = \"parity_server\"\npath = \"main.rs\"\n\
    [[bin]]\nname = \"parity_client\"\npath = \"main.rs\"\n[workspace]\n";

pub(super) const BUILDS: [Build; 9] = [
    Build {
        name: "c_includes_what_is_secret",
        tool: "gcc",
        files: &[
            ("server.c", "#include \"{outside}/secret\"\n"),
            ("client.c", "int main(void) { return 0; }\n"),
        ],
        says: &["No such file or directory"],
    },
    Build {
        name: "an_assembler_copies_what_is_secret",
        tool: "gcc",
        files: &[
            (
                "server.c",
                "__asm__(\".incbin \\\"/etc/shadow\\\"\");\nint main(void) { return 0; }\n",
            ),
            ("client.c", "int main(void) { return 0; }\n"),
        ],
        says: &["/etc/shadow"],
    },
    Build {
        name: "a_source_without_end_fills_memory",
        tool: "gcc",
        files: &[
            ("server.c", "#include \"/dev/zero\"\n"),
            ("client.c", "int main(void) { return 0; }\n"),
        ],
        says: &["memory"],
    },
    Build {
        name: "a_program_without_end_fills_the_disk",
        tool: "gcc",
        files: &[
            (
                "server.c",
                "char all[3ul << 30] = {1};\nint main(void) { return all[1]; }\n",
            ),
            ("client.c", "int main(void) { return 0; }\n"),
        ],
        says: &["server.c does not compile"],
    },
    Build {
        name: "rust_includes_what_is_secret",
        tool: "rustc",
        files: &[
            (
                "server.rs",
                "const X: &str = include_str!(\"{outside}/secret\");\nfn main() { println!(\"{X}\") }\n",
            ),
            ("client.rs", "fn main() {}\n"),
        ],
        says: &["couldn't read"],
    },
    Build {
        name: "a_constant_fills_memory",
        tool: "rustc",
        files: &[
            (
                "server.rs",
                "static A: [u8; 1 << 30] = [1; 1 << 30];\nstatic B: [u8; 1 << 30] = [2; 1 << 30];\nfn main() { println!(\"{}\", A[5] + B[7]) }\n",
            ),
            ("client.rs", "fn main() {}\n"),
        ],
        says: &["it took more than 2048 MiB of memory"],
    },
    Build {
        name: "a_build_script_looks_around_and_speaks_to_the_machine",
        tool: "cargo",
        files: &[
            ("Cargo.toml", MANIFEST),
            ("main.rs", "fn main() {}\n"),
            (
                "build.rs",
                "use std::{fs, net::TcpStream, process::{self, Command}};\n\
                 fn main() {\n\
                 let read = fs::read(\"{outside}/secret\").is_ok();\n\
                 fs::write(\"{outside}/written\", \"x\").ok();\n\
                 fs::write(\"/tmp/praktikum-{port}\", \"x\").ok();\n\
                 let reached = TcpStream::connect(\"127.0.0.1:{port}\").is_ok();\n\
                 let parent = std::os::unix::process::parent_id();\n\
                 let killed = Command::new(\"kill\").args([\"-9\", \"1\"]).status().is_ok_and(|it| it.success());\n\
                 let terminal = fs::File::open(\"/dev/tty\").is_ok();\n\
                 panic!(\"error: read {read} reached {reached} terminal {terminal} lives {} {killed}\", parent > 0 && process::id() < 1000);\n}\n",
            ),
        ],
        says: &["read false reached false terminal false lives true"],
    },
    Build {
        name: "a_build_script_forks_without_end",
        tool: "cargo",
        files: &[
            ("Cargo.toml", MANIFEST),
            ("main.rs", "fn main() {}\n"),
            (
                "build.rs",
                "fn main() { loop { std::mem::forget(std::process::Command::new(\"sleep\").arg(\"1000\").spawn()); } }\n",
            ),
        ],
        says: &["it began more than 128 processes"],
    },
    Build {
        name: "a_package_names_a_compiler_of_its_own",
        tool: "cargo",
        files: &[
            ("Cargo.toml", MANIFEST),
            ("main.rs", "fn main() {}\n"),
            (
                "rust-toolchain.toml",
                "[toolchain]\npath = \"{work}/evil\"\n",
            ),
            (
                "evil/bin/cargo",
                "#!/bin/sh\necho x > {outside}/written\necho cargo 1.0\n",
            ),
            (
                "evil/bin/rustc",
                "#!/bin/sh\necho x > {outside}/written\necho rustc 1.0\n",
            ),
        ],
        says: &["cargo build"],
    },
];

/// Can they run this tool at all?
pub(super) fn has(somebody: Somebody, tool: &str) -> bool {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{tool} --version")]);
    command.current_dir("/").env("PATH", somebody.path());
    somebody.run(&mut command);
    command.output().is_ok_and(|output| output.status.success())
}

pub(super) fn is_stopped(build: &Build, somebody: Somebody) -> Result<(), String> {
    attempt(build, somebody).unwrap_or_else(|error| Err(error.to_string()))
}

fn attempt(build: &Build, somebody: Somebody) -> io::Result<Result<(), String>> {
    let top = tempfile::tempdir()?;
    fs::set_permissions(top.path(), fs::Permissions::from_mode(0o755))?;
    let (work, outside) = (top.path().join("work"), top.path().join("outside"));
    fs::create_dir(&outside)?;
    fs::write(outside.join("secret"), SECRET)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    lay_out(build, &work, &outside, port)?;
    somebody.own(top.path())?;
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let mut command = Command::new(env!("CARGO_BIN_EXE_praktikum"));
    command.args([
        "run",
        "parity/dialogue",
        "--lang",
        "en",
        "--no-report",
        "--submission",
        ".",
    ]);
    command
        .arg("--course")
        .arg(course)
        .args(["--isolation", "full"]);
    command.arg("--out").arg(top.path().join("out"));
    command.current_dir(&work).env("PATH", somebody.path());
    command.env("PRAKTIKUM_CACHE", top.path().join("cache"));
    // Who runs the tests has chosen one, and nothing in the folder would count.
    command.env_remove("RUSTUP_TOOLCHAIN");
    somebody.run(&mut command);
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let said = said + &String::from_utf8_lossy(&output.stdout);
    let is_left =
        outside.join("written").exists() || Path::new(&format!("/tmp/praktikum-{port}")).exists();
    Ok(match () {
        () if said.contains(SECRET) => Err(format!("it was read:\n{said}")),
        () if is_left => Err(format!("it was written:\n{said}")),
        () if output.status.success() => Err(format!("it was played:\n{said}")),
        () if !build.says.iter().all(|word| said.contains(word)) => Err(said),
        () => Ok(()),
    })
}

fn lay_out(build: &Build, work: &Path, outside: &Path, port: u16) -> io::Result<()> {
    for (inside, text) in build.files {
        let path = work.join(inside);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let text = text.replace("{outside}", &outside.to_string_lossy());
        let text = text.replace("{work}", &work.to_string_lossy());
        fs::write(&path, text.replace("{port}", &port.to_string()))?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
