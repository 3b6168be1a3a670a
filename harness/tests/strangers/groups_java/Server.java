import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Groups of people; all of it under one lock. */
public class Server {
    record Group(String name, String address, Set<User> members, Set<String> invited) {
        void tell(String line, User but) {
            members.stream().filter(user -> user != but).forEach(user -> user.out.println(line));
        }
    }

    static final Map<String, User> users = new HashMap<>();
    static final Map<String, Group> groups = new HashMap<>();
    static int count;
    static DatagramSocket mouth;

    static class User {
        final PrintStream out;
        String name;

        User(Socket socket) throws IOException {
            out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        }

        String obey(String line) throws IOException {
            String[] words = (line + "  ").split(" ", 3);
            String rest = words[2].strip();
            Group group = groups.get(words[1]);
            boolean mine = group != null && group.members.contains(this);
            switch (words[0]) {
                case "buat":
                    if (group != null) return "Tidak bisa: sudah ada.";
                    group = new Group(words[1], "239.1.1." + ++count, new HashSet<>(), new HashSet<>());
                    groups.put(words[1], group);
                    group.members.add(this);
                    out.println("!masuk " + group.address);
                    return "Grup " + group.name + " (" + group.address + ") siap";
                case "undang":
                    if (!mine || !users.containsKey(rest)) return "Tidak bisa.";
                    group.invited.add(rest);
                    users.get(rest).out.println(name + " mengundang ke " + group.name);
                    return "Diundang: " + rest;
                case "gabung":
                    if (group == null || !group.invited.remove(name)) return "Tidak diundang.";
                    out.println("!masuk " + group.address);
                    group.tell(name + " masuk grup " + group.name, null);
                    group.members.add(this);
                    return "Anda anggota.";
                case "kirim":
                    if (!mine) return "Bukan anggota.";
                    byte[] text = (group.name + "/" + name + "/ " + rest).getBytes(StandardCharsets.UTF_8);
                    mouth.send(new DatagramPacket(text, text.length, InetAddress.getByName(group.address), 7000));
                    group.tell("Ada pesan baru.", this);
                    return "Ok.";
                case "keluar":
                    if (!mine) return "Bukan anggota.";
                    leave(group);
                    out.println("!lepas " + group.address);
                    return "Anda keluar.";
                default:
                    return "Perintah apa itu?";
            }
        }

        void leave(Group group) {
            if (group.members.remove(this)) group.tell(name + " pergi dari grup " + group.name, null);
        }
    }

    static void serve(Socket socket) {
        User user = null;
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            user = new User(socket);
            user.name = in.readLine();
            synchronized (groups) {
                users.put(user.name, user);
                user.out.println("Halo " + user.name);
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (groups) {
                    user.out.println(user.obey(line.strip()));
                }
            }
        } catch (IOException gone) {
            System.out.println("Sambungan putus.");
        }
        synchronized (groups) {
            if (user != null) {
                users.remove(user.name);
                groups.values().forEach(user::leave);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        mouth = new DatagramSocket();
        try (ServerSocket door = new ServerSocket(7000)) {
            while (true) {
                Socket socket = door.accept();
                new Thread(() -> serve(socket)).start();
            }
        }
    }
}
