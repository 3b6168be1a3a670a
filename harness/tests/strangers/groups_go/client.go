// A goroutine listens to each group that the server let us join.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
)

func dengar(grup *net.UDPConn) {
	tempat := make([]byte, 65535)
	for {
		panjang, galat := grup.Read(tempat)
		if galat != nil {
			return
		}
		fmt.Println(string(tempat[:panjang]))
	}
}

func dariServer(sambungan net.Conn) {
	grup := map[string]*net.UDPConn{}
	baris := bufio.NewScanner(sambungan)
	for baris.Scan() {
		tanda, isi, _ := strings.Cut(baris.Text(), " ")
		alamat, sebutan, _ := strings.Cut(isi, " ")
		switch tanda {
		case "+":
			soket, galat := net.ListenMulticastUDP("udp4", nil, &net.UDPAddr{IP: net.ParseIP(alamat), Port: 7777})
			if galat != nil {
				fmt.Println("gagal bergabung:", galat)
				continue
			}
			grup[alamat] = soket
			go dengar(soket)
			fmt.Printf("Anda di grup %s = %s\n", sebutan, alamat)
		case "-":
			grup[alamat].Close()
			fmt.Println("Anda keluar dari", sebutan)
		default:
			fmt.Println(isi)
		}
	}
	fmt.Println("Server selesai.")
	os.Exit(0)
}

func main() {
	ketikan := bufio.NewScanner(os.Stdin)
	fmt.Print("Nama: ")
	ketikan.Scan()
	sambungan, galat := net.Dial("tcp", "127.0.0.1:7000")
	if galat != nil {
		fmt.Println(galat)
		os.Exit(1)
	}
	fmt.Fprintln(sambungan, ketikan.Text())
	go dariServer(sambungan)
	for ketikan.Scan() {
		fmt.Fprintln(sambungan, ketikan.Text())
	}
}
