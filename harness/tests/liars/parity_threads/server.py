# Wrong: a thread for each client, where one after the other was asked for.
import socketserver


class Penjawab(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            angka = int(self.rfile.readline().decode())
            print("Request dari client :", angka, "IP client :", self.client_address)
            jawaban = f"angka{angka} merupakan {'ganjil' if angka % 2 else 'genap'}"
        except (ValueError, ConnectionError):
            return
        self.wfile.write(jawaban.encode() + b"\n")


with socketserver.ThreadingTCPServer(("localhost", 12345), Penjawab) as server:
    print("Waiting...")
    server.serve_forever()
