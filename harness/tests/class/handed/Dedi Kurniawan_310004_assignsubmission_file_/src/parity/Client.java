package parity;

import java.io.*;
import java.net.Socket;

public class Client {
    public static void main(String[] args) throws IOException {
        try (Socket server = new Socket("localhost", 12345)) {
            System.out.print("Masukkan angka: ");
            System.out.flush();
            String angka = new BufferedReader(new InputStreamReader(System.in)).readLine();
            server.getOutputStream().write((angka + "\n").getBytes());
            BufferedReader masuk = new BufferedReader(new InputStreamReader(server.getInputStream()));
            String jawab = masuk.readLine();
            System.out.println(jawab == null ? "server pergi" : jawab);
        }
    }
}
