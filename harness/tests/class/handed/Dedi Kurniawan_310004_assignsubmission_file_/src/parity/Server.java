package parity;

import java.io.*;
import java.math.BigInteger;
import java.net.*;

public class Server {
    public static void main(String[] args) throws IOException {
        ServerSocket pendengar = new ServerSocket(12345, 5, InetAddress.getByName("localhost"));
        while (true) {
            try (Socket klien = pendengar.accept()) {
                BufferedReader masuk = new BufferedReader(new InputStreamReader(klien.getInputStream()));
                String baris = masuk.readLine();
                if (baris == null) {
                    continue;
                }
                System.out.println("Diterima " + baris);
                klien.getOutputStream().write((Jawaban.untuk(baris) + "\n").getBytes());
            } catch (IOException putus) {
                System.out.println("Klien pergi");
            }
        }
    }
}
