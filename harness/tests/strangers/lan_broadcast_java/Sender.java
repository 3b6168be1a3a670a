import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Scanner;

/** Asks the system for the broadcast address of its first real interface. */
public class Sender {
    static InetAddress everybody() throws Exception {
        return NetworkInterface.networkInterfaces()
                .filter(card -> !card.getName().equals("lo"))
                .flatMap(card -> card.getInterfaceAddresses().stream())
                .map(InterfaceAddress::getBroadcast)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no network"));
    }

    public static void main(String[] args) throws Exception {
        InetAddress everybody = everybody();
        Scanner keys = new Scanner(System.in, StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            System.out.print("Kepada " + everybody.getHostAddress() + ": ");
            while (keys.hasNextLine()) {
                byte[] text = keys.nextLine().getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(text, text.length, everybody, 5005));
                System.out.print("Lagi: ");
            }
        }
    }
}
