package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
)

func main() {
	server, err := net.Dial("tcp", "localhost:12345")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer server.Close()
	fmt.Print("Angka? ")
	angka, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	fmt.Fprintln(server, strings.TrimSpace(angka))
	jawab, _ := bufio.NewReader(server).ReadString('\n')
	if jawab == "" {
		jawab = "server pergi\n"
	}
	fmt.Print(jawab)
}
