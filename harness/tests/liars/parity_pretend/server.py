# Wrong: prints what a server would print, and never opens a socket.
print("Waiting...")
input()
print("Request dari client : 7 IP client : ('127.0.0.1', 53944)")
