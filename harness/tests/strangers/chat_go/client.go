package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
)

func main() {
	keyboard := bufio.NewScanner(os.Stdin)
	fmt.Print("Siapa nama Anda? ")
	if !keyboard.Scan() {
		return
	}
	server, err := net.Dial("tcp", "127.0.0.1:59000")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	io.ReadFull(server, make([]byte, len("user?")))
	fmt.Fprintln(server, keyboard.Text())
	go func() {
		for keyboard.Scan() {
			fmt.Fprintln(server, keyboard.Text())
		}
		os.Exit(0)
	}()
	io.Copy(os.Stdout, server)
}
