// Receiver: joins the group and prints each datagram.
package main

import (
	"fmt"
	"log"
	"net"
	"strings"
)

func main() {
	group := &net.UDPAddr{IP: net.IPv4(224, 1, 1, 1), Port: 5004}
	ear, err := net.ListenMulticastUDP("udp4", nil, group)
	if err != nil {
		log.Fatal(err)
	}
	bytes := make([]byte, 1<<16)
	for {
		length, from, err := ear.ReadFromUDP(bytes)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%v says %s\n", from.IP, strings.ToValidUTF8(string(bytes[:length]), "?"))
	}
}
