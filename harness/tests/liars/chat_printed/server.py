# Wrong: prints what a server would print, and never opens a socket.
print("Server sedang berjalan dan merekam ...")
input()
