//! `praktikum new`: a first module, a first scenario.

use super::Desk;
use super::exit::Exit;
use crate::scenario::document;
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::skeleton;
use crate::scenario::text::{Spoken, Text, is_hidden};
use crate::world::files;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Mulai modul atau skenario baru · start a module or a scenario
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum new module faktorial --title \"Faktorial lewat TCP\""
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Folder modul dengan satu skenario · a module's folder with one scenario
    Module {
        /// Nama folder, misalnya `chat` · the folder's name
        slug: String,
        #[command(flatten)]
        settings: Settings,
    },
    /// Satu skenario di modul yang sudah ada · a scenario in a module that is there
    Scenario {
        /// MODUL/NAMA · MODULE/NAME
        #[arg(value_name = "MODULE/NAME")]
        path: String,
        #[command(flatten)]
        settings: Settings,
    },
}

#[derive(clap::Args)]
struct Settings {
    /// Judul · title
    #[arg(long, allow_hyphen_values = true)]
    title: Option<String>,
    /// Folder kursus; tanpa ini dicari ke atas · the course's folder; without it searched upwards
    #[arg(long, value_name = "DIR")]
    course: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        match &self.what {
            What::Module { slug, settings } => module(slug, settings, desk),
            What::Scenario { path, settings } => scenario(path, settings, desk),
        }
    }
}

impl Settings {
    /// The course's folder; where there is no course, `scenarios` in the current folder.
    fn course(&self) -> Result<PathBuf> {
        if let Some(course) = &self.course {
            return Ok(course.clone());
        }
        let here = std::env::current_dir()?;
        let found = files::course_above(&here).unwrap_or_else(|| here.join("scenarios"));
        Ok(files::from_here(&found))
    }

    fn title<'a>(&'a self, otherwise: &'a str) -> &'a str {
        self.title.as_deref().unwrap_or(otherwise)
    }
}

/// A title as YAML reads it back unchanged: one line, without what is not seen.
fn scalar(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|next| next.is_whitespace() || !is_hidden(*next))
        .collect();
    let one_line: String = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // A text can always be written as YAML; JSON's quotes are YAML too.
    serde_yaml::to_string(&one_line).map_or_else(
        |_| format!("{one_line:?}"),
        |yaml| yaml.trim_end().to_string(),
    )
}

fn named(text: &str) -> Result<Name, Spoken> {
    let is_file_of_its_own = matches!(text, "module" | "course");
    Name::new(text).filter(|_| !is_file_of_its_own).ok_or_else(|| {
        let shown = text;
        Spoken::new(
            format!("`{shown}` bukan nama yang sah: pakai huruf kecil, angka, `_` dan `-`, diawali huruf"),
            format!("`{shown}` is not a valid name: use lower-case letters, digits, `_` and `-`, beginning with a letter"),
        )
    })
}

fn absent(path: &Path) -> Result<(), Spoken> {
    if !path.exists() {
        return Ok(());
    }
    let shown = files::shown(path);
    Err(Spoken::new(
        format!("{shown} sudah ada dan tidak diubah; pilih nama lain"),
        format!("{shown} is there already and was left as it is; choose another name"),
    ))
}

fn module(slug: &str, settings: &Settings, desk: &mut Desk<'_>) -> Result<Exit> {
    let slug = named(slug)?;
    let course = settings.course()?;
    let folder = course.join(slug.as_str());
    absent(&folder)?;
    for (name, text) in skeleton::module(&slug, settings.title(slug.as_str()), scalar) {
        let path = folder.join(name);
        files::create(&path, &text)?;
        writeln!(desk.out, "{}", files::shown(&path))?;
    }
    let folder = files::shown(&folder);
    if !course.join("course.yaml").is_file() {
        let none = Text::new(
            format!(
                "Belum ada {}; contohnya: `praktikum explain course`",
                files::shown(&course.join("course.yaml"))
            ),
            format!(
                "There is no {} yet; for an example: `praktikum explain course`",
                files::shown(&course.join("course.yaml"))
            ),
        );
        writeln!(desk.out, "{}", none.in_language(desk.language))?;
    }
    let next = Text::new(
        format!(
            "Berikutnya: ubah isinya, tambahkan `- {slug}` ke `modules:` di course.yaml, lalu `praktikum check {folder}`"
        ),
        format!(
            "Next: change what they say, add `- {slug}` to `modules:` in course.yaml, then `praktikum check {folder}`"
        ),
    );
    writeln!(desk.out, "{}", next.in_language(desk.language))?;
    Ok(Exit::Passed)
}

fn scenario(path: &str, settings: &Settings, desk: &mut Desk<'_>) -> Result<Exit> {
    let (slug, name) = path.split_once('/').ok_or_else(|| {
        Spoken::new(
            "tulis MODUL/NAMA, misalnya `chat/silent`",
            "write MODULE/NAME, such as `chat/silent`",
        )
    })?;
    let (slug, name) = (named(slug)?, named(name.trim_end_matches(".yaml"))?);
    let folder = settings.course()?.join(slug.as_str());
    let module = the_module(&folder)?;
    let path = folder.join(format!("{name}.yaml"));
    absent(&path)?;
    files::create(
        &path,
        &skeleton::scenario(&module, settings.title(name.as_str()), scalar),
    )?;
    let shown = files::shown(&path);
    let next = Text::new(
        format!(
            "{shown}\nBerikutnya: ubah isinya, tambahkan `{name}: 10` di bawah `scenarios:` di module.yaml, lalu `praktikum check {shown}`"
        ),
        format!(
            "{shown}\nNext: change what it says, add `{name}: 10` beneath `scenarios:` in module.yaml, then `praktikum check {shown}`"
        ),
    );
    writeln!(desk.out, "{}", next.in_language(desk.language))?;
    Ok(Exit::Passed)
}

fn the_module(folder: &Path) -> Result<Module> {
    let path = folder.join("module.yaml");
    let shown = files::shown(&path);
    if !path.is_file() {
        let slug = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        return Err(Spoken::new(
            format!("{shown} tidak ada; mulai dengan `praktikum new module {slug}`"),
            format!("there is no {shown}; start with `praktikum new module {slug}`"),
        )
        .into());
    }
    let module = document::module(&files::read(&path)?).value;
    Ok(module.ok_or_else(|| {
        Spoken::new(
            format!("{shown} belum sah; lihat `praktikum check {shown}`"),
            format!("{shown} is not valid yet; see `praktikum check {shown}`"),
        )
    })?)
}
