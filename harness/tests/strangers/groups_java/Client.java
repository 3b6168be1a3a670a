import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;

/** Three threads: the keyboard, the server, and one for each group. */
public class Client {
    static final Map<String, MulticastSocket> ears = new HashMap<>();

    static void hear(MulticastSocket ear) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
                ear.receive(packet);
                System.out.println(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            // It has left the group.
        }
    }

    static void join(String address) throws IOException {
        SocketAddress group = new InetSocketAddress(InetAddress.getByName(address), 7000);
        MulticastSocket ear = new MulticastSocket(group);
        ear.joinGroup(group, null);
        ears.put(address, ear);
        Thread thread = new Thread(() -> hear(ear));
        thread.setDaemon(true);
        thread.start();
    }

    static void follow(BufferedReader server) {
        try {
            for (String line = server.readLine(); line != null; line = server.readLine()) {
                if (line.startsWith("!masuk ")) join(line.substring(7));
                else if (line.startsWith("!lepas ")) ears.remove(line.substring(7)).close();
                else System.out.println(line);
            }
        } catch (IOException gone) {
            System.out.println("Server tidak ada lagi.");
        }
        System.exit(0);
    }

    public static void main(String[] args) throws IOException {
        Socket socket = new Socket("127.0.0.1", 7000);
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        new Thread(() -> follow(in)).start();
        Scanner keys = new Scanner(System.in, StandardCharsets.UTF_8);
        System.out.print("Nama Anda: ");
        while (keys.hasNextLine()) {
            out.println(keys.nextLine());
        }
    }
}
