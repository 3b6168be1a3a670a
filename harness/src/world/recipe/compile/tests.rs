//! Every language: a program that works, one that does not compile, and one that is not built twice.

use super::*;
use crate::world::interpreter::find;
use crate::world::recipe::Site;
use std::os::unix::ffi::OsStrExt;
use std::process::Command;

struct Desk {
    folder: tempfile::TempDir,
    store: Store,
}

/// Sources in a folder; nothing where this machine cannot compile them.
fn desk(language: Language, files: &[(&str, &str)]) -> Option<Desk> {
    let folder = tempfile::tempdir().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = language.compilers();
    if !names.iter().any(|name| find(&path, name).is_some()) {
        eprintln!("NOT TESTED: {}", language.missing());
        return None;
    }
    for (inside, text) in files {
        let path = folder.path().join("work").join(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let store = Store::at(&folder.path().join("cache"), Site::Open).unwrap();
    Some(Desk { folder, store })
}

impl Desk {
    fn make_with(&self, language: Language, file: &str, path: OsString) -> Result<Made, Lack> {
        let top = self.folder.path().join("work").canonicalize().unwrap();
        let (inside, file) = file.rsplit_once('/').unwrap_or(("", file));
        let recipe = Recipe {
            language,
            top: &top,
            folder: &top.join(inside),
            file,
            path,
        };
        recipe.make(&self.store)
    }

    fn make(&self, language: Language, file: &str) -> Result<Made, Lack> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        self.make_with(language, file, path)
    }

    /// What the program of a file prints, and what a student would type.
    fn ran(&self, language: Language, file: &str) -> (String, String) {
        let before = self.files();
        let made = self.make(language, file).unwrap();
        assert_eq!(
            self.files(),
            before,
            "something was written beside the sources"
        );
        let said = Command::new(&made.program)
            .args(&made.args)
            .output()
            .unwrap();
        let out = String::from_utf8(said.stdout).unwrap();
        (out.trim().to_string(), made.typed.join(" "))
    }

    fn files(&self) -> Vec<String> {
        crate::world::files::tree(&self.folder.path().join("work"))
            .unwrap()
            .files
    }
}

const C: &str =
    "#include <stdio.h>\n#include \"shared.h\"\nint main(void) { puts(word()); return 0; }\n";
const SHARED: &str = "const char *word(void) { return \"halo\"; }\n";

#[test]
fn c_takes_the_sources_of_the_headers_it_includes() {
    let files = [
        ("server.c", C),
        ("client.c", "int main(void) { return broken }"),
        ("shared.c", SHARED),
        ("shared.h", "const char *word(void);\n"),
        ("other.c", "this is no C"),
    ];
    let Some(desk) = desk(Language::C, &files) else {
        return;
    };
    let (out, typed) = desk.ran(Language::C, "server.c");
    assert_eq!(out, "halo");
    assert!(
        typed.ends_with("-pthread server.c shared.c -o server -lm && ./server"),
        "{typed}"
    );
    let lack = desk
        .make(Language::C, "client.c")
        .expect_err("it does not compile");
    let told = &lack.spoken.0.en;
    assert!(
        !lack.is_ours && told.starts_with("client.c does not compile with `"),
        "{told}"
    );
    assert!(told.contains("\n  client.c:1:"), "{told}");
}

#[test]
fn c_takes_what_lies_beside_it_where_no_header_says_so_and_from_other_folders() {
    let no_header = C.replace("#include \"shared.h\"", "const char *word(void);");
    let above = C.replace("shared.h", "../lib/shared.h");
    let files = [
        ("a/server.c", no_header.as_str()),
        ("a/shared.c", SHARED),
        ("a/client.c", "int main(void) { return 0; }"),
        ("b/server.c", &above),
        ("lib/shared.c", SHARED),
        ("lib/shared.h", "const char *word(void);\n"),
    ];
    let Some(desk) = desk(Language::C, &files) else {
        return;
    };
    assert_eq!(desk.ran(Language::C, "a/server.c").0, "halo");
    let (out, typed) = desk.ran(Language::C, "b/server.c");
    assert!(
        out == "halo" && typed.contains("server.c ../lib/shared.c -o"),
        "{typed}"
    );
}

#[test]
fn cpp_and_rust_are_single_files_with_what_they_draw_in() {
    let cpp = "#include <iostream>\n#include <thread>\nint main() { std::thread t([] { std::cout << \"halo\\n\"; }); t.join(); }\n";
    let files = [("server.cpp", cpp), ("client.cpp", "int main() { x; }")];
    if let Some(desk) = desk(Language::Cpp, &files) {
        assert_eq!(desk.ran(Language::Cpp, "server.cpp").0, "halo");
        let lack = desk
            .make(Language::Cpp, "client.cpp")
            .expect_err("it does not compile");
        assert!(
            lack.spoken.0.id.contains("client.cpp:1:14: error"),
            "{lack:?}"
        );
    }
    let files = [
        (
            "server-1.rs",
            "mod shared;\nfn main() { println!(\"{}\", shared::word()); }",
        ),
        ("shared.rs", "pub fn word() -> &'static str { \"halo\" }"),
        ("client.rs", "fn main() { x }"),
    ];
    if let Some(desk) = desk(Language::Rust, &files) {
        let (out, typed) = desk.ran(Language::Rust, "server-1.rs");
        assert_eq!(
            (&*out, &*typed),
            ("halo", "rustc server-1.rs -o server-1 && ./server-1")
        );
        let lack = desk
            .make(Language::Rust, "client.rs")
            .expect_err("it does not compile");
        assert!(lack.spoken.0.en.contains("error[E0425]"), "{lack:?}");
    }
}

#[test]
fn java_finds_its_classes_with_packages_and_without() {
    let files = [
        (
            "Server.java",
            "public class Server { public static void main(String[] a) { System.out.println(Kata.word()); } }",
        ),
        (
            "Alat.java",
            "class Kata { static String word() { return \"halo\"; } }",
        ),
        (
            "src/id/chat/Server.java",
            "package id.chat;\npublic class Server { public static void main(String[] a) { System.out.println(Room.WORD + \" é\"); } }",
        ),
        (
            "src/id/chat/Room.java",
            "package id.chat;\nclass Room { static final String WORD = \"paket\"; }",
        ),
        (
            "Client.java",
            "public class Client { public static void main(String[] a) { int x = \"y\"; } }",
        ),
    ];
    let Some(desk) = desk(Language::Java, &files) else {
        return;
    };
    let (out, typed) = desk.ran(Language::Java, "Server.java");
    assert_eq!(
        (&*out, &*typed),
        ("halo", "javac Server.java Alat.java && java Server")
    );
    let (out, typed) = desk.ran(Language::Java, "src/id/chat/Server.java");
    assert!(out.starts_with("paket"), "{out}");
    assert_eq!(
        typed,
        "javac -cp ../.. -d ../.. Server.java && java -cp ../.. id.chat.Server"
    );
    let lack = desk
        .make(Language::Java, "Client.java")
        .expect_err("it does not compile");
    assert!(
        lack.spoken
            .0
            .en
            .contains("Client.java:1: error: incompatible types"),
        "{lack:?}"
    );
}

#[test]
fn go_takes_files_of_its_package_and_its_module_and_nothing_from_the_network() {
    let files = [
        (
            "server.go",
            "package main\n\nimport (\n\t\"fmt\"\n\t\"tugas/kata\"\n)\n\nfunc main() { fmt.Println(kata.Word(), extra()) }\n",
        ),
        ("client.go", "package main\n\nfunc main() { x }\n"),
        (
            "extra.go",
            "package main\n\nfunc extra() int { return 7 }\n",
        ),
        (
            "kata/kata.go",
            "package kata\n\nfunc Word() string { return \"halo\" }\n",
        ),
        ("go.mod", "module tugas\n\ngo 1.19\n"),
        (
            "jauh/server.go",
            "package main\n\nimport _ \"example.com/far\"\n\nfunc main() {}\n",
        ),
    ];
    let Some(desk) = desk(Language::Go, &files) else {
        return;
    };
    let (out, typed) = desk.ran(Language::Go, "server.go");
    assert_eq!((&*out, &*typed), ("halo 7", "go run server.go extra.go"));
    let lack = desk
        .make(Language::Go, "client.go")
        .expect_err("it does not compile");
    assert!(
        lack.spoken.0.en.contains("client.go:3:15: undefined: x"),
        "{lack:?}"
    );
    let lack = desk
        .make(Language::Go, "jauh/server.go")
        .expect_err("it cannot be fetched");
    assert!(lack.spoken.0.en.contains("example.com/far"), "{lack:?}");
}

/// A compiler in a folder of its own that counts how often it is called.
fn counting(folder: &Path) -> Option<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let real = find(&path, "gcc")?;
    let script = format!(
        "#!/bin/sh\n[ \"$1\" = --version ] || echo >> {}/calls\nexec {} \"$@\"\n",
        folder.display(),
        real.display()
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", "printf %s \"$0\" > gcc && chmod 755 gcc", &script]);
    assert!(shell.current_dir(folder).status().unwrap().success());
    let own = [folder.as_os_str().as_bytes(), b":", path.as_bytes()].concat();
    Some(OsString::from(std::str::from_utf8(&own).unwrap()))
}

#[test]
fn what_was_built_is_not_built_again_until_its_sources_change() {
    let files = [
        ("server.c", C),
        ("shared.c", SHARED),
        ("shared.h", "const char *word(void);\n"),
    ];
    let Some(desk) = desk(Language::C, &files) else {
        return;
    };
    let tools = tempfile::tempdir().unwrap();
    let Some(path) = counting(tools.path()) else {
        eprintln!("NOT TESTED: there is no gcc here");
        return;
    };
    let calls = || {
        fs::read_to_string(tools.path().join("calls"))
            .unwrap_or_default()
            .len()
    };
    let first = desk
        .make_with(Language::C, "server.c", path.clone())
        .unwrap();
    assert_eq!(calls(), 1);
    assert_eq!(
        desk.make_with(Language::C, "server.c", path.clone())
            .unwrap(),
        first
    );
    assert_eq!(calls(), 1, "it was built again");
    let header = desk.folder.path().join("work/shared.h");
    fs::write(header, "const char *word(void); /* new */\n").unwrap();
    let second = desk.make_with(Language::C, "server.c", path).unwrap();
    assert!(calls() == 2 && second.program != first.program);
}

#[test]
fn two_at_once_get_the_same_program() {
    let files = [
        ("server.c", C),
        ("shared.c", SHARED),
        ("shared.h", "const char *word(void);\n"),
    ];
    let Some(desk) = desk(Language::C, &files) else {
        return;
    };
    let made: Vec<Made> = std::thread::scope(|scope| {
        let makers: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| desk.make(Language::C, "server.c").unwrap()))
            .collect();
        makers
            .into_iter()
            .map(|maker| maker.join().unwrap())
            .collect()
    });
    assert!(made.iter().all(|one| *one == made[0]), "{made:?}");
    let builds = fs::read_dir(desk.folder.path().join("cache/builds")).unwrap();
    assert_eq!(builds.count(), 1);
}
