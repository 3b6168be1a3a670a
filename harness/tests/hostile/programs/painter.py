# Prints what acts on a terminal: a title, colours, another screen, a mark that turns the direction of writing.
print("\x1b]0;judul baru\x07\x1b[31mmerah\x1b[0m \x1b[?1049h\x1b[2J\x1b[Hlayar\u202eterbalik \x07\x9b31m")
input()
