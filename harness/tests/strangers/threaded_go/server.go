package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
)

type question struct {
	from net.Conn
	text string
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:8000")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	questions := make(chan question)
	go operate(questions)
	for {
		client, err := listener.Accept()
		if err == nil {
			go listen(client, questions)
		}
	}
}

func listen(client net.Conn, questions chan<- question) {
	defer client.Close()
	lines := bufio.NewScanner(client)
	for lines.Scan() && lines.Text() != "exit" {
		questions <- question{client, lines.Text()}
	}
}

func operate(questions <-chan question) {
	keyboard := bufio.NewScanner(os.Stdin)
	for asked := range questions {
		fmt.Printf("%v: %s\nJawab: ", asked.from.RemoteAddr(), asked.text)
		if !keyboard.Scan() {
			os.Exit(0)
		}
		fmt.Fprintln(asked.from, keyboard.Text())
	}
}
