import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;

public class Client {
    public static void main(String[] args) throws IOException {
        try (Socket server = new Socket("127.0.0.1", 12345)) {
            System.out.print("Masukkan angka: ");
            String line = new BufferedReader(new InputStreamReader(System.in)).readLine();
            server.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(server.getInputStream())).readLine();
            System.out.println(answer == null ? "Server tidak menjawab." : "Jawaban: " + answer);
        }
    }
}
