//! Bytes of a terminal or a socket, as data: text where they are text, hexadecimal digits where not.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Bytes(pub Vec<u8>);

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Form {
    Text(String),
    Hex { hex: String },
}

impl From<Bytes> for Form {
    fn from(bytes: Bytes) -> Self {
        match String::from_utf8(bytes.0) {
            Ok(text) => Self::Text(text),
            Err(error) => {
                let mut hex = String::new();
                for byte in error.as_bytes() {
                    // Writing into a string cannot fail.
                    write!(hex, "{byte:02x}").unwrap_or_default();
                }
                Self::Hex { hex }
            }
        }
    }
}

impl From<Form> for Bytes {
    fn from(form: Form) -> Self {
        match form {
            Form::Text(text) => Self(text.into_bytes()),
            Form::Hex { hex } => {
                let pairs = hex.as_bytes().chunks(2);
                let byte =
                    |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
                Self(pairs.filter_map(byte).collect())
            }
        }
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_went() {
        for bytes in [
            &b"halo\n"[..],
            b"",
            b"a\xffb",
            b"\xe9",
            "h\u{e9}".as_bytes(),
            b"\x00\x1b",
        ] {
            let bytes = Bytes(bytes.to_vec());
            let json = serde_json::to_string(&bytes).expect("bytes are data");
            assert_eq!(
                serde_json::from_str::<Bytes>(&json).ok(),
                Some(bytes),
                "{json}"
            );
        }
    }
}
