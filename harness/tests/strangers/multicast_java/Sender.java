import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Sends what is typed to the group. */
public class Sender {
    public static void main(String[] args) throws Exception {
        Scanner ketikan = new Scanner(System.in, StandardCharsets.UTF_8);
        InetAddress grup = InetAddress.getByName("224.1.1.1");
        try (MulticastSocket soket = new MulticastSocket()) {
            soket.setTimeToLive(2);
            while (true) {
                System.out.print("Tulis pesan: ");
                if (!ketikan.hasNextLine()) {
                    return;
                }
                byte[] isi = ketikan.nextLine().getBytes(StandardCharsets.UTF_8);
                soket.send(new DatagramPacket(isi, isi.length, grup, 5004));
            }
        }
    }
}
