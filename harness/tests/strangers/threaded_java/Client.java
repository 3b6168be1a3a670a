import java.io.*;
import java.net.*;

public class Client {
    public static void main(String[] args) throws IOException {
        try (Socket server = new Socket("127.0.0.1", 8000)) {
            var keyboard = new BufferedReader(new InputStreamReader(System.in));
            var answers = new BufferedReader(new InputStreamReader(server.getInputStream()));
            while (true) {
                System.out.print("Pesan: ");
                String line = keyboard.readLine();
                server.getOutputStream().write(((line == null ? "exit" : line) + "\n").getBytes());
                if (line == null || line.equals("exit")) {
                    return;
                }
                String answer = answers.readLine();
                if (answer == null) {
                    System.out.println("Server pergi.");
                    return;
                }
                System.out.println("Jawaban: " + answer);
            }
        }
    }
}
