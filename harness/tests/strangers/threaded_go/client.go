package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
)

func main() {
	server, err := net.Dial("tcp", "127.0.0.1:8000")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer server.Close()
	keyboard, answers := bufio.NewScanner(os.Stdin), bufio.NewScanner(server)
	for fmt.Print("? "); keyboard.Scan(); fmt.Print("? ") {
		fmt.Fprintln(server, keyboard.Text())
		if keyboard.Text() == "exit" {
			return
		}
		if !answers.Scan() {
			fmt.Println("server pergi")
			return
		}
		fmt.Println("=", answers.Text())
	}
}
