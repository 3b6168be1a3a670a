# attack: floods the recording of packets
# stopped by: bounds on what is kept of them; the play goes on and says how many it left out
# sees: flooded
import socket

sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for _ in range(20_000):
    try:
        sender.sendto(bytes(1400), ("127.0.0.1", 9))
    except ConnectionRefusedError:
        pass
print("flooded", flush=True)
