//! Interpreters behind a version manager, whose stand-ins run what a folder names.

use super::{ECHO, Lab, SCENARIO};
use praktikum::world::interpreter::find;
use praktikum::world::room;
use std::os::unix::fs::PermissionsExt;
use std::{env, fs};

/// Runs the Python of the folder's own choice, as version managers do, or else this machine's.
const STAND_IN: &str = "#!/bin/sh\nif [ -f .tool-versions ]; then exec \"$(cat .tool-versions)\" \"$@\"; fi\n\
    exec {python} \"$@\"\n";

impl Lab {
    fn script(&self, path: &str, text: &str) {
        self.write(path, text);
        let file = self.0.path().join(path);
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn what_a_submission_names_as_its_python_runs_nowhere_outside_of_its_room() {
    if let Err(why) = room::probe() {
        return crate::say(&format!("NOT TESTED: {why}"));
    }
    let lab = Lab::new(SCENARIO, ECHO);
    let path = env::var_os("PATH").unwrap();
    let python = find(&path, "python3").unwrap().canonicalize().unwrap();
    let stand_in = STAND_IN.replace("{python}", &python.to_string_lossy());
    lab.script("managed/python3", &stand_in);
    let top = lab.0.path().display();
    lab.script("ani/evil", &format!("#!/bin/sh\ntouch {top}/escaped\n"));
    lab.write("ani/.tool-versions", &format!("{top}/ani/evil"));
    let path = format!("{top}/managed:{}", path.display());
    lab.command(&["--no-report"])
        .env("PATH", &path)
        .assert()
        .code(0);
    let mut doctor = crate::praktikum(lab.0.path().join("ani"));
    doctor.arg("doctor").env("PATH", &path).assert().code(0);
    assert!(!lab.0.path().join("escaped").exists());
}
