import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks to all, then listens to each in its turn. An empty line says: now you. */
public class Server {
    static final int COUNT = 4;

    record Guest(int number, BufferedReader in, OutputStream out) {
        void say(String line) {
            try {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                // Its turn will show it.
            }
        }

        String answer() {
            try {
                return in.readLine();
            } catch (IOException gone) {
                return null;
            }
        }
    }

    public static void main(String[] args) throws IOException {
        List<Guest> guests = new ArrayList<>();
        var own = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (ServerSocket door = new ServerSocket(8080, COUNT, InetAddress.getLocalHost())) {
            while (guests.size() < COUNT) {
                Socket socket = door.accept();
                var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
                Guest guest = new Guest(guests.size() + 1, new BufferedReader(in), socket.getOutputStream());
                guest.say("SELAMAT DATANG, tamu nomor " + guest.number());
                guests.add(guest);
            }
            while (true) {
                System.out.print("Pesan untuk semua: ");
                String line = own.readLine();
                if (line == null) {
                    return;
                }
                guests.forEach(guest -> guest.say("[server] " + line));
                round(guests);
            }
        }
    }

    static void round(List<Guest> guests) {
        for (Guest guest : List.copyOf(guests)) {
            guest.say("");
            String answer = guest.answer();
            if (answer == null) {
                System.out.println("Tamu " + guest.number() + " pergi.");
                guests.remove(guest);
                continue;
            }
            String told = "[tamu " + guest.number() + "] " + answer;
            System.out.println(told);
            guests.stream().filter(other -> other != guest).forEach(other -> other.say(told));
        }
    }
}
