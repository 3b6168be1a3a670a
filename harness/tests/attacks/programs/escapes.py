# attack: prints sequences that act on the terminal of who looks on: title, clipboard, links, another screen
# stopped by: whatever a program prints is shown with its control characters escaped
# sees: painted
# fails: server sees: what is not there
print("\x1b]0;judul\x07\x1b]52;c;cm0gLXJmIH4=\x07\x1b]8;;file:///etc/passwd\x1b\\klik\x1b]8;;\x1b\\\x1b[?1049h\x1b[2J\x9b31m\x90q\x9c\u202e painted \r\x08\x00", flush=True)
