//! The ground of one attack: a home with a key, a course, two submissions, servers that listen, and all of it
//! compared with how it was before.

use super::attack::{Attack, folder};
use super::somebody::Somebody;
use rustix::fs::{FlockOperation, flock};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::net::{TcpListener, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::{MetadataExt, symlink};
use std::os::unix::net::{SocketAddr, UnixListener};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The word that must not be found anywhere else.
const SECRET: &str = "RAHASIA-";
/// Where everybody may leave something, or where a hole would show.
const PUBLIC: [&str; 7] = ["/", "/tmp", "/var/tmp", "/dev/shm", "/dev", "/usr", "/run"];

pub(super) struct Ground {
    top: TempDir,
    nonce: String,
    listeners: Listeners,
    /// The submission's program, locked by whoever looks at it outside.
    lock: Option<File>,
    before: State,
}

/// What listens outside, where nobody may call.
struct Listeners {
    tcp: TcpListener,
    udp: UdpSocket,
    hidden: UnixListener,
    path: UnixListener,
}

/// What an attack could have changed.
#[derive(PartialEq, Eq)]
struct State {
    files: BTreeMap<PathBuf, String>,
    system: BTreeMap<&'static str, String>,
}

impl Ground {
    pub(super) fn new(attack: &Attack, somebody: Somebody) -> Self {
        Self::with(somebody, |ground| ground.lay_out(attack))
    }

    /// Where nobody attacks.
    pub(super) fn honest(somebody: Somebody) -> Self {
        Self::with(somebody, Self::lay_out_honest)
    }

    fn with(somebody: Somebody, lay_out: impl FnOnce(&Self) -> io::Result<()>) -> Self {
        let top = tempfile::tempdir().unwrap();
        let name = top.path().file_name().unwrap().to_string_lossy();
        let nonce = format!("{SECRET}{}", name.trim_start_matches('.'));
        let mut ground = Self {
            listeners: Listeners::new(top.path(), &nonce).unwrap(),
            top,
            nonce,
            lock: None,
            before: State::empty(),
        };
        lay_out(&ground).unwrap();
        ground.lock = File::open(ground.path("kelas/ani/server.py")).ok();
        if let Some(file) = &ground.lock {
            flock(file, FlockOperation::NonBlockingLockExclusive).unwrap();
        }
        somebody.own(ground.top.path()).unwrap();
        ground.before = ground.state();
        ground
    }

    pub(super) fn path(&self, below: &str) -> PathBuf {
        self.top.path().join(below)
    }

    pub(super) fn secret(&self) -> &str {
        &self.nonce
    }

    fn lay_out_honest(&self) -> io::Result<()> {
        for below in ["home/.ssh", "tmp", "reports", "kelas/ani", "kelas/budi"] {
            fs::create_dir_all(self.path(below))?;
        }
        fs::write(self.path("home/.ssh/id_rsa"), &self.nonce)?;
        copy(&folder().join("course"), &self.path("course"))?;
        copy(&folder().join("honest"), &self.path("kelas/budi"))
    }

    fn lay_out(&self, attack: &Attack) -> io::Result<()> {
        self.lay_out_honest()?;
        fs::write(self.path("course/attack/attack.yaml"), attack.scenario())?;
        let programs = folder().join("programs");
        let own = self.path("kelas/ani");
        fs::copy(programs.join("attack.py"), own.join("attack.py"))?;
        let program = programs.join(format!("{}.py", attack.name));
        fs::copy(program, own.join("server.py"))?;
        fs::write(own.join("aims.json"), self.aims()?)?;
        match attack.has_company {
            true => self.strange_company(&own),
            false => Ok(()),
        }
    }

    /// What no submission should hold.
    fn strange_company(&self, own: &Path) -> io::Result<()> {
        symlink(self.path("home/.ssh/id_rsa"), own.join("rahasia"))?;
        symlink("../../home/.ssh", own.join("rantai"))?;
        symlink("../budi/server.py", own.join("luar"))?;
        drop(UnixListener::bind(own.join("soket"))?);
        let mode = rustix::fs::Mode::RWXU;
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, own.join("pipa"), kind, mode, 0)?;
        Ok(())
    }

    /// All that an attacker could wish to know.
    fn aims(&self) -> io::Result<String> {
        let there = |below: &str| self.path(below).display().to_string();
        let aims = json!({
            "nonce": self.nonce,
            "secret": SECRET,
            "test": std::process::id(),
            "home": there("home"),
            "key": there("home/.ssh/id_rsa"),
            "course": there("course"),
            "scenario": there("course/attack/attack.yaml"),
            "class": there("kelas"),
            "other": there("kelas/budi/server.py"),
            "submission": there("kelas/ani"),
            "records": there("reports/ani"),
            "temporary": there("tmp"),
            "program": std::env::current_exe()?,
            "tcp": self.listeners.tcp.local_addr()?.port(),
            "udp": self.listeners.udp.local_addr()?.port(),
            "address": address(),
            "abstract": self.nonce,
            "path": there("soket"),
        });
        Ok(aims.to_string())
    }

    fn state(&self) -> State {
        let mut files = BTreeMap::new();
        let is_kept = |path: &Path| !path.starts_with(self.path("reports"));
        look(self.top.path(), &is_kept, &mut files).unwrap();
        let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
        let names = |folder: &str| {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
            names.sort();
            format!("{names:?}")
        };
        let system = BTreeMap::from([
            ("mounts", read("/proc/self/mountinfo")),
            ("interfaces", names("/sys/class/net")),
            ("core pattern", read("/proc/sys/kernel/core_pattern")),
            ("host name", read("/proc/sys/kernel/hostname")),
        ]);
        State { files, system }
    }

    /// Everything is as it was before, and nobody called.
    pub(super) fn is_untouched(&self) -> Result<(), String> {
        let after = self.state();
        for (path, was) in &self.before.files {
            match after.files.get(path) {
                Some(is) if is == was => {}
                other => return Err(format!("{} was {was}, is {other:?}", path.display())),
            }
        }
        if let Some(new) = after
            .files
            .keys()
            .find(|path| !self.before.files.contains_key(*path))
        {
            return Err(format!("{} is new", new.display()));
        }
        for (what, was) in &self.before.system {
            if after.system[what] != *was {
                return Err(format!("{what}: was {was}, is {}", after.system[what]));
            }
        }
        for folder in PUBLIC {
            if Path::new(folder)
                .join(&self.nonce)
                .symlink_metadata()
                .is_ok()
            {
                return Err(format!("something is left in {folder}"));
            }
        }
        self.listeners.were_left_alone()
    }
}

impl State {
    fn empty() -> Self {
        Self {
            files: BTreeMap::new(),
            system: BTreeMap::new(),
        }
    }
}

impl Listeners {
    fn new(top: &Path, nonce: &str) -> io::Result<Self> {
        let tcp = TcpListener::bind("0.0.0.0:0")?;
        let udp = UdpSocket::bind("0.0.0.0:0")?;
        let hidden = UnixListener::bind_addr(&SocketAddr::from_abstract_name(nonce)?)?;
        let path = UnixListener::bind(top.join("soket"))?;
        tcp.set_nonblocking(true)?;
        udp.set_nonblocking(true)?;
        hidden.set_nonblocking(true)?;
        path.set_nonblocking(true)?;
        Ok(Self {
            tcp,
            udp,
            hidden,
            path,
        })
    }

    fn were_left_alone(&self) -> Result<(), String> {
        let nobody =
            |came: io::Result<()>| came.is_err_and(|error| error.kind() == ErrorKind::WouldBlock);
        let all = [
            ("TCP", nobody(self.tcp.accept().map(drop))),
            ("UDP", nobody(self.udp.recv(&mut [0; 1]).map(drop))),
            ("the abstract name", nobody(self.hidden.accept().map(drop))),
            ("the path", nobody(self.path.accept().map(drop))),
        ];
        match all.iter().find(|(_, is_alone)| !is_alone) {
            Some((what, _)) => Err(format!("somebody called by {what}")),
            None => Ok(()),
        }
    }
}

/// This machine's address in its network, if it has one.
fn address() -> String {
    let asks = || {
        let socket = UdpSocket::bind("0.0.0.0:0")?;
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    };
    asks().map_or("127.0.0.2".to_string(), |address| address.ip().to_string())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}

/// What stands in a folder, each with its kind, rights, owner and content.
fn look(
    folder: &Path,
    is_kept: &dyn Fn(&Path) -> bool,
    found: &mut BTreeMap<PathBuf, String>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !is_kept(&path) {
            continue;
        }
        let about = path.symlink_metadata()?;
        let content = match about.is_file() {
            true => fs::read_to_string(&path).unwrap_or_default(),
            false => String::new(),
        };
        let said = format!("{:o} {} {content:?}", about.mode(), about.uid());
        found.insert(path.clone(), said);
        if about.is_dir() {
            look(&path, is_kept, found)?;
        }
    }
    Ok(())
}
