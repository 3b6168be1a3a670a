import java.io.*;
import java.net.*;
import java.util.concurrent.*;

public class Server {
    record Question(Socket from, String text) {}

    private static final BlockingQueue<Question> desk = new LinkedBlockingQueue<>();

    public static void main(String[] args) throws IOException {
        ServerSocket listener = new ServerSocket(8000, 50, InetAddress.getByName("127.0.0.1"));
        new Thread(Server::answer).start();
        while (true) {
            Socket client = listener.accept();
            new Thread(() -> listen(client)).start();
        }
    }

    private static void listen(Socket client) {
        try (client) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream()));
            String line;
            while ((line = lines.readLine()) != null && !line.equals("exit")) {
                synchronized (desk) {
                    System.out.println("[" + client.getPort() + "] " + line);
                    desk.add(new Question(client, line));
                }
            }
        } catch (IOException gone) {
            System.out.println("[" + client.getPort() + "] terputus");
        }
    }

    private static void answer() {
        try (var keyboard = new BufferedReader(new InputStreamReader(System.in))) {
            while (true) {
                Question question = desk.take();
                System.out.print("Jawaban: ");
                String line = keyboard.readLine();
                try {
                    question.from().getOutputStream().write((line + "\n").getBytes());
                } catch (IOException gone) {
                    System.out.println("(sudah pergi)");
                }
            }
        } catch (IOException | InterruptedException end) {
            System.exit(0);
        }
    }
}
