package main

import (
	"bufio"
	"fmt"
	"math/big"
	"net"
	"os"
	"strings"
)

func main() {
	pendengar, err := net.Listen("tcp", "localhost:12345")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for {
		klien, err := pendengar.Accept()
		if err != nil {
			return
		}
		baris, _ := bufio.NewReader(klien).ReadString('\n')
		baris = strings.TrimSpace(baris)
		fmt.Println("Diterima:", baris)
		fmt.Fprintln(klien, jawab(baris))
		klien.Close()
	}
}

func jawab(baris string) string {
	angka, benar := new(big.Int).SetString(baris, 10)
	if !benar {
		return "bukan bilangan bulat"
	}
	if angka.Bit(0) == 1 {
		return baris + " adalah ganjil"
	}
	return baris + " adalah genap"
}
