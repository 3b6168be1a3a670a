package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
)

func main() {
	server, err := net.Dial("tcp", "localhost:12345")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer server.Close()
	fmt.Print("Pesan: ")
	message, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	fmt.Fprint(server, message)
	reply, _ := bufio.NewReader(server).ReadString('\n')
	if reply == "" {
		reply = "tidak ada balasan\n"
	}
	fmt.Print(reply)
}
