# Wrong: serves all at once, and replies to whoever came last.
import selectors
import socket

pemilih = selectors.DefaultSelector()
pendengar = socket.create_server(("localhost", 12345), backlog=5)
pemilih.register(pendengar, selectors.EVENT_READ)
semua = []
print("Waiting...")
while True:
    for kunci, _ in pemilih.select():
        if kunci.fileobj is pendengar:
            klien, alamat = pendengar.accept()
            semua.append(klien)
            pemilih.register(klien, selectors.EVENT_READ)
            continue
        pesan = kunci.fileobj.makefile("rb").readline().decode().rstrip("\n")
        print("Request dari client :", pesan, "IP client :", alamat)
        pemilih.unregister(kunci.fileobj)
        klien.sendall(f"jumlah karakter : {len(pesan)}\n".encode())
