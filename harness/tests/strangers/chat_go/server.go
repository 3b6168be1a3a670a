package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
)

type event struct {
	from net.Conn
	name string
	text string
	kind int
}

const (
	joined = iota
	said
	left
)

// One goroutine owns the room; the others only tell it what has happened.
func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:59000")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	events := make(chan event)
	go room(events)
	for {
		if client, err := listener.Accept(); err == nil {
			go visit(client, events)
		}
	}
}

func room(events <-chan event) {
	guests := map[net.Conn]string{}
	for happened := range events {
		line := happened.name + ": " + happened.text
		switch happened.kind {
		case joined:
			guests[happened.from] = happened.name
			fmt.Fprintln(happened.from, "selamat datang,", happened.name)
			line = happened.name + " bergabung"
		case left:
			delete(guests, happened.from)
			line = happened.name + " keluar"
		}
		for guest := range guests {
			fmt.Fprintln(guest, line)
		}
	}
}

func visit(client net.Conn, events chan<- event) {
	defer client.Close()
	fmt.Fprint(client, "user?")
	lines := bufio.NewScanner(client)
	if !lines.Scan() || strings.TrimSpace(lines.Text()) == "" {
		return
	}
	name := strings.TrimSpace(lines.Text())
	events <- event{client, name, "", joined}
	for lines.Scan() {
		events <- event{client, name, lines.Text(), said}
	}
	events <- event{client, name, "", left}
}
