// One lock around the groups; a line to a client begins with what it is.
package main

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"sync"
)

type grup struct {
	alamat            string
	anggota, undangan map[string]bool
}

var (
	kunci sync.Mutex
	nomor int
	semua = map[string]*grup{}
	orang = map[string]net.Conn{}
)

func beri(nama, teks string) {
	if sambungan := orang[nama]; sambungan != nil {
		fmt.Fprintln(sambungan, teks)
	}
}

func (g *grup) beriLain(nama, teks string) {
	for anggota := range g.anggota {
		if anggota != nama {
			beri(anggota, teks)
		}
	}
}

func keluar(nama, sebutan string) {
	g := semua[sebutan]
	delete(g.anggota, nama)
	g.beriLain(nama, "! "+nama+" tidak lagi di "+sebutan)
	if len(g.anggota) == 0 {
		delete(semua, sebutan)
	}
}

func perintah(nama string, kata []string) {
	if len(kata) < 2 {
		beri(nama, "! perintah tidak lengkap")
		return
	}
	sebutan := kata[1]
	g := semua[sebutan]
	switch {
	case kata[0] == "buat" && g == nil:
		nomor++
		g = &grup{fmt.Sprintf("239.77.%d.%d", nomor/250, nomor%250+1), map[string]bool{nama: true}, map[string]bool{}}
		semua[sebutan] = g
		beri(nama, "+ "+g.alamat+" "+sebutan)
	case g == nil:
		beri(nama, "! grup itu tidak ada")
	case kata[0] == "gabung" && g.undangan[nama]:
		delete(g.undangan, nama)
		g.anggota[nama] = true
		beri(nama, "+ "+g.alamat+" "+sebutan)
		g.beriLain(nama, "! di "+sebutan+" sekarang ada "+nama)
	case !g.anggota[nama]:
		beri(nama, "! Anda belum anggota")
	case kata[0] == "undang" && len(kata) > 2:
		g.undangan[kata[2]] = true
		beri(kata[2], "! undangan ke "+sebutan+" dari "+nama)
	case kata[0] == "kirim" && len(kata) > 2:
		if soket, galat := net.Dial("udp4", g.alamat+":7777"); galat == nil {
			fmt.Fprintf(soket, "%s di %s: %s", nama, sebutan, kata[2])
			soket.Close()
		}
		g.beriLain(nama, "! pesan baru di "+sebutan)
	case kata[0] == "keluar":
		keluar(nama, sebutan)
		beri(nama, "- "+g.alamat+" "+sebutan)
	default:
		beri(nama, "! tidak dikenal: "+kata[0])
	}
}

func layani(sambungan net.Conn) {
	defer sambungan.Close()
	baris := bufio.NewScanner(sambungan)
	if !baris.Scan() {
		return
	}
	nama := baris.Text()
	kunci.Lock()
	orang[nama] = sambungan
	beri(nama, "! selamat datang, "+nama)
	kunci.Unlock()
	for baris.Scan() {
		kunci.Lock()
		perintah(nama, strings.SplitN(baris.Text(), " ", 3))
		kunci.Unlock()
	}
	kunci.Lock()
	defer kunci.Unlock()
	delete(orang, nama)
	for sebutan, g := range semua {
		if g.anggota[nama] {
			keluar(nama, sebutan)
		}
	}
}

func main() {
	pintu, galat := net.Listen("tcp", "127.0.0.1:7000")
	if galat != nil {
		fmt.Println(galat)
		return
	}
	for {
		if sambungan, galat := pintu.Accept(); galat == nil {
			go layani(sambungan)
		}
	}
}
