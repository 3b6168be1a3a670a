import java.io.*;
import java.math.BigInteger;
import java.net.*;
import java.nio.charset.StandardCharsets;

public class Server {
    public static void main(String[] args) throws IOException {
        try (ServerSocket listener = new ServerSocket(12345)) {
            System.out.println("Menunggu...");
            while (true) {
                try (Socket client = listener.accept()) {
                    serve(client);
                } catch (IOException gone) {
                    System.out.println("Klien pergi: " + gone.getMessage());
                }
            }
        }
    }

    private static void serve(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        String line = in.readLine();
        if (line == null) {
            return;
        }
        System.out.println("Angka: " + line);
        String answer;
        try {
            answer = new BigInteger(line.trim()).testBit(0) ? "ganjil" : "genap";
        } catch (NumberFormatException wrong) {
            answer = "bukan bilangan";
        }
        client.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
