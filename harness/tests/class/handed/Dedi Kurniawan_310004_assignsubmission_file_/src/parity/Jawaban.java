package parity;

import java.math.BigInteger;

class Jawaban {
    static String untuk(String baris) {
        try {
            boolean ganjil = new BigInteger(baris.trim()).testBit(0);
            return baris.trim() + " itu " + (ganjil ? "ganjil" : "genap");
        } catch (NumberFormatException bukan) {
            return "bukan bilangan bulat";
        }
    }
}
