package main

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"unicode/utf8"
)

func main() {
	listener, err := net.Listen("tcp", "localhost:12345")
	if err != nil {
		fmt.Println(err)
		return
	}
	for {
		client, err := listener.Accept()
		if err == nil {
			go serve(client)
		}
	}
}

func serve(client net.Conn) {
	defer client.Close()
	message, _ := bufio.NewReader(client).ReadString('\n')
	if message == "" {
		return
	}
	message = strings.TrimSuffix(message, "\n")
	fmt.Printf("%q\n", message)
	fmt.Fprintf(client, "jumlah = %d\n", utf8.RuneCountInString(message))
}
