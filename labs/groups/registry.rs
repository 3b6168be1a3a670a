//! Who is here, which groups there are, and who belongs to which: identity, invitation, membership.
//!
//! Every answer is for the user who asked; a line in it that begins with `@` is for that user's program.

use crate::group::{Delivery, Group, User, notify};
use std::collections::BTreeMap;
use std::sync::mpsc::SyncSender;

/// A group costs a thread and an address: there is an end to them.
const MOST_GROUPS: usize = 100;

pub struct Registry {
    users: BTreeMap<String, User>,
    groups: BTreeMap<String, Group>,
    /// How many groups there have ever been, and so the last one's number. No number is given twice.
    made: u16,
    port: u16,
}

impl Registry {
    pub fn new(port: u16) -> Self {
        Self {
            users: BTreeMap::new(),
            groups: BTreeMap::new(),
            made: 0,
            port,
        }
    }

    pub fn enter(&mut self, name: &str, user: User) -> Result<String, String> {
        valid(name)?;
        if self.users.contains_key(name) {
            return Err(format!("Nama {name} sudah dipakai. Masukkan nama lain."));
        }
        self.users.insert(name.to_string(), user);
        Ok(format!("Selamat datang, {name}! Ketik: bantuan"))
    }

    /// Whoever makes a group is its first member.
    pub fn make(&mut self, user: &str, name: &str) -> Result<String, String> {
        valid(name)?;
        if self.groups.contains_key(name) {
            return Err(format!("Grup {name} sudah ada. Pilih nama lain."));
        }
        if self.groups.len() >= MOST_GROUPS || self.made == u16::MAX - 1 {
            return Err("Server ini tidak bisa memuat grup lagi.".to_string());
        }
        let number = self.made + 1;
        let mut group = Group::open(number, self.port)
            .map_err(|error| format!("Grup tidak bisa dibuat: {error}"))?;
        self.made = number;
        let address = *group.address.ip();
        group
            .members
            .extend(self.users.get_key_value(user).map(own));
        self.groups.insert(name.to_string(), group);
        let news = format!("Grup {name} dibuat: nomor {number}, alamat {address}");
        Ok(format!("@gabung {name} {address}\n{news}"))
    }

    /// Only a member can invite, and only somebody who is here.
    pub fn invite(&mut self, user: &str, name: &str, guest: &str) -> Result<String, String> {
        let group = of_member(&mut self.groups, user, name)?;
        let Some(invited) = self.users.get(guest) else {
            return Err(format!("Tidak ada yang bernama {guest}."));
        };
        if group.members.contains_key(guest) {
            return Err(format!("{guest} sudah anggota grup {name}."));
        }
        group.invited.insert(guest.to_string());
        let line = format!("[undangan] {user} mengundangmu ke grup {name}. Ketik: gabung {name}");
        notify(&invited.outbox, &line);
        Ok(format!("Undangan untuk {guest} terkirim."))
    }

    /// Whoever was invited becomes a member, and learns the group's address. The others are told.
    pub fn join(&mut self, user: &str, name: &str) -> Result<String, String> {
        // The same answer for a group that does not exist: who is not invited need not know.
        let invitation = self.groups.get_mut(name);
        let Some(group) = invitation.filter(|group| group.invited.contains(user)) else {
            return Err(format!("Kamu tidak diundang ke grup {name}."));
        };
        group.invited.remove(user);
        tell_members(group, &format!("[{name}] {user} bergabung"));
        group
            .members
            .extend(self.users.get_key_value(user).map(own));
        let address = group.address.ip();
        Ok(format!(
            "@gabung {name} {address}\nKamu anggota grup {name}."
        ))
    }

    /// Step 2: a message has come to the server. All that the group's thread needs is taken out here, so that handing
    /// it over, which may have to wait, does not happen while everybody else waits for the registry.
    pub fn message(
        &mut self,
        user: &str,
        name: &str,
        text: &str,
    ) -> Result<(SyncSender<Delivery>, Delivery), String> {
        let group = of_member(&mut self.groups, user, name)?;
        if text.is_empty() {
            return Err(format!("Pesannya kosong. Ketik: kirim {name} PESAN"));
        }
        let message = format!("[{name}] {user}: {text}");
        let notice = format!("[notifikasi] pesan baru di grup {name} dari {user}");
        Ok((group.post.clone(), group.delivery(user, message, notice)))
    }

    /// When the last member has left, the group ends, and with its `post` its thread.
    pub fn leave(&mut self, user: &str, name: &str) -> Result<String, String> {
        let group = of_member(&mut self.groups, user, name)?;
        group.members.remove(user);
        tell_members(group, &format!("[{name}] {user} keluar"));
        let address = *group.address.ip();
        if group.members.is_empty() {
            self.groups.remove(name);
        }
        Ok(format!(
            "@keluar {name} {address}\nKamu keluar dari grup {name}."
        ))
    }

    /// A user is gone, whatever the reason: out of every group and every invitation too, so that whoever takes the
    /// name next inherits nothing.
    pub fn depart(&mut self, user: &str) {
        self.users.remove(user);
        let names: Vec<String> = self.groups.keys().cloned().collect();
        for name in names {
            // An error says only that there was nothing to leave.
            let _ = self.leave(user, &name);
        }
        for group in self.groups.values_mut() {
            group.invited.remove(user);
        }
    }

    /// The groups that this user belongs to or is invited to. Of the others nobody needs to know.
    pub fn list(&self, user: &str) -> String {
        let mut lines = Vec::new();
        for (name, group) in &self.groups {
            if group.members.contains_key(user) {
                let (number, address) = (group.number, group.address.ip());
                let members: Vec<&str> = group.members.keys().map(String::as_str).collect();
                let members = members.join(", ");
                lines.push(format!(
                    "grup {name}, nomor {number}, alamat {address}: {members}"
                ));
            } else if group.invited.contains(user) {
                lines.push(format!("undangan ke grup {name}"));
            }
        }
        if lines.is_empty() {
            lines.push("Belum ada grup. Ketik: buat GRUP".to_string());
        }
        lines.join("\n")
    }
}

/// The group, for one of its members only.
fn of_member<'a>(
    groups: &'a mut BTreeMap<String, Group>,
    user: &str,
    name: &str,
) -> Result<&'a mut Group, String> {
    let group = groups.get_mut(name);
    let group = group.filter(|group| group.members.contains_key(user));
    group.ok_or_else(|| format!("Kamu bukan anggota grup {name}."))
}

fn tell_members(group: &Group, line: &str) {
    for member in group.members.values() {
        notify(&member.outbox, line);
    }
}

fn own((name, user): (&String, &User)) -> (String, User) {
    (name.clone(), user.clone())
}

/// Names stand between blanks and are shown on other people's terminals: no blanks, no control characters.
fn valid(name: &str) -> Result<(), String> {
    let fine = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    if (1..=20).contains(&name.chars().count()) && name.chars().all(fine) {
        return Ok(());
    }
    Err("Nama: 1 sampai 20 huruf, angka, - atau _.".to_string())
}
