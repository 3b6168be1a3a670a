import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.nio.charset.StandardCharsets;

/** Joins the group and prints what it says. */
public class Receiver {
    public static void main(String[] args) throws Exception {
        try (MulticastSocket soket = new MulticastSocket(5004)) {
            soket.joinGroup(new InetSocketAddress("224.1.1.1", 5004), null);
            System.out.println("Siap.");
            DatagramPacket paket = new DatagramPacket(new byte[65535], 65535);
            while (true) {
                paket.setLength(65535);
                soket.receive(paket);
                String pesan = new String(paket.getData(), 0, paket.getLength(), StandardCharsets.UTF_8);
                System.out.println("Pesan: " + pesan);
            }
        }
    }
}
