// Sender: one datagram for each line.
package main

import (
	"bufio"
	"fmt"
	"log"
	"net"
	"os"
	"syscall"
)

func main() {
	hops := func(_, _ string, raw syscall.RawConn) error {
		var failure error
		err := raw.Control(func(fd uintptr) {
			failure = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IP, syscall.IP_MULTICAST_TTL, 2)
		})
		if err != nil {
			return err
		}
		return failure
	}
	dialer := net.Dialer{Control: hops}
	group, err := dialer.Dial("udp4", "224.1.1.1:5004")
	if err != nil {
		log.Fatal(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	for fmt.Print("message: "); lines.Scan(); fmt.Print("message: ") {
		if _, err := group.Write(lines.Bytes()); err != nil {
			log.Print(err)
		}
	}
}
