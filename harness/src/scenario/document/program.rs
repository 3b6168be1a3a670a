//! Reads the part of a program: its role, its arguments, its terminal.

use super::cast::{MOST_VALUES, Own, short_text};
use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::phrase;
use super::yaml::Node;
use crate::scenario::cast::{Program, Terminal};
use crate::scenario::module::Module;
use crate::scenario::quantity;
use crate::scenario::template::Template;

pub(super) fn plain(role: &Node, module: Option<&Module>, out: &mut Complaints) -> Option<Program> {
    let name = fields::name(role, out)?;
    if let Some(module) = module
        && !module.roles.iter().any(|role| role.name == name)
    {
        let known = module.roles.iter().map(|role| role.name.as_str());
        out.push(names::unknown_role(role.place, name.as_str(), known));
        return None;
    }
    Some(Program {
        role: name,
        args: Vec::new(),
        terminal: Terminal::default(),
    })
}

pub(super) fn full(
    fields: &Fields<'_>,
    module: Option<&Module>,
    own: &mut Own<'_, '_>,
    out: &mut Complaints,
) -> Option<Program> {
    let args = fields
        .get("args")
        .map(|entry| arguments(&entry.value, own, out));
    let terminal = terminal(fields, out);
    let role = fields.required("role", out)?;
    let mut program = plain(&role.value, module, out)?;
    program.args = args.unwrap_or_default();
    program.terminal = terminal?;
    Some(program)
}

fn arguments(node: &Node, own: &mut Own<'_, '_>, out: &mut Complaints) -> Vec<Template> {
    let items = fields::list(node, out).unwrap_or_default();
    if let Some(extra) = items.get(MOST_VALUES) {
        out.push(shape::too_many(
            extra.place,
            MOST_VALUES,
            ("argumen", "arguments"),
        ));
    }
    let mut read = |item: &Node| {
        short_text(item, out)?;
        let template = phrase::template(item, out)?;
        let settings = own.settings;
        let is_own = |name: &str| {
            let is_number = name == "n" && settings.count.is_some();
            is_number || settings.vars.iter().any(|(own, _)| own.as_str() == name)
        };
        own.known.check(&template, item, is_own, out);
        Some(template)
    };
    items.iter().filter_map(&mut read).collect()
}

fn terminal(fields: &Fields<'_>, out: &mut Complaints) -> Option<Terminal> {
    let mut terminal = Terminal::default();
    if let Some(entry) = fields.get("term") {
        let plain = |text: &str| {
            let good = text.len() <= 40
                && text
                    .chars()
                    .all(|next| next.is_ascii_alphanumeric() || matches!(next, '-' | '+' | '.'));
            (good && !text.is_empty()).then(|| text.to_string())
        };
        terminal.kind = fields::parsed(
            &entry.value,
            plain,
            (
                "jenis terminal seperti `xterm-256color`",
                "a kind of terminal such as `xterm-256color`",
            ),
            out,
        )?;
    }
    if let Some(entry) = fields.get("size") {
        let size = |text: &str| {
            let (columns, rows) = text.split_once('x')?;
            Some((
                u16::try_from(quantity::count(columns, 500)?).ok()?,
                u16::try_from(quantity::count(rows, 500)?).ok()?,
            ))
        };
        (terminal.columns, terminal.rows) = fields::parsed(
            &entry.value,
            size,
            (
                "kolom kali baris seperti `80x24`",
                "columns by rows such as `80x24`",
            ),
            out,
        )?;
    }
    Some(terminal)
}
