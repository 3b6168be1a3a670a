"""TCPServer, without the ThreadingMixIn, serves one client after the other."""
import socketserver

GREEN, PLAIN = "\033[32m", "\033[0m"


class Oracle(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            question = self.rfile.readline(4096)
        except ConnectionError:
            return
        print(f"{GREEN}asked:{PLAIN} {question.decode(errors='replace').strip()}", flush=True)
        try:
            word = "ganjil" if int(question) & 1 else "genap"
            reply = f"In Indonesian that number is called {GREEN}{word}{PLAIN}."
        except ValueError:
            reply = "That is no integer, sorry."
        self.wfile.write(reply.encode())


class Server(socketserver.TCPServer):
    allow_reuse_address = True


with Server(("localhost", 12345), Oracle) as server:
    print("At your service.", flush=True)
    server.serve_forever()
