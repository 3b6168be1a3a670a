import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Prints what everybody is told. */
public class Receiver {
    public static void main(String[] args) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("0.0.0.0", 5005));
            byte[] room = new byte[65507];
            while (true) {
                DatagramPacket packet = new DatagramPacket(room, room.length);
                socket.receive(packet);
                System.out.println(new String(room, 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        }
    }
}
