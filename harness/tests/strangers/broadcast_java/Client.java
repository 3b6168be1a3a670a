import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Prints what it hears; at an empty line it is its turn. */
public class Client {
    public static void main(String[] args) throws IOException {
        Scanner own = new Scanner(System.in, StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLocalHost(), 8080)) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    System.out.println(line);
                    continue;
                }
                System.out.print("Jawaban: ");
                if (!own.hasNextLine()) {
                    return;
                }
                out.println(own.nextLine());
            }
        }
    }
}
