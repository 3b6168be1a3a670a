/* A chat room in C: one poll loop, a buffer of its own for each guest. */
#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 64, LONGEST = 2048 };

static struct pollfd watched[MOST];
static struct guest {
    char name[64];
    char heard[LONGEST];
    size_t length;
} guests[MOST];
static int many = 1;

static void tell(const char *text)
{
    for (int i = 1; i < many; i++)
        if (guests[i].name[0])
            dprintf(watched[i].fd, "%s\n", text);
}

static void leave(int i)
{
    char text[128] = "";
    if (guests[i].name[0])
        snprintf(text, sizeof text, "%s keluar dari ruang", guests[i].name);
    close(watched[i].fd);
    many--;
    watched[i] = watched[many];
    guests[i] = guests[many];
    if (text[0])
        tell(text);
}

static void line(int i, char *said)
{
    char text[LONGEST + 128];
    if (guests[i].name[0] == '\0') {
        snprintf(guests[i].name, sizeof guests[i].name, "%s", said);
        dprintf(watched[i].fd, "kamu tersambung\n");
        snprintf(text, sizeof text, "%s bergabung", guests[i].name);
    } else {
        snprintf(text, sizeof text, "%s: %s", guests[i].name, said);
    }
    tell(text);
}

static void hear(int i)
{
    struct guest *guest = &guests[i];
    ssize_t count = read(watched[i].fd, guest->heard + guest->length, LONGEST - 1 - guest->length);
    if (count <= 0) {
        leave(i);
        return;
    }
    guest->length += (size_t)count;
    guest->heard[guest->length] = '\0';
    char *end;
    while ((end = strchr(guest->heard, '\n'))) {
        *end = '\0';
        line(i, guest->heard);
        guest->length -= (size_t)(end + 1 - guest->heard);
        memmove(guest->heard, end + 1, guest->length + 1);
    }
    if (guest->length == LONGEST - 1)
        leave(i);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    int yes = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(59000)};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, 16)) {
        perror("59000");
        return 1;
    }
    watched[0] = (struct pollfd){.fd = listener, .events = POLLIN};
    while (poll(watched, (nfds_t)many, -1) > 0) {
        for (int i = many - 1; i > 0; i--)
            if (watched[i].revents)
                hear(i);
        if (watched[0].revents && many < MOST) {
            int guest = accept(listener, NULL, NULL);
            guests[many] = (struct guest){0};
            watched[many++] = (struct pollfd){.fd = guest, .events = POLLIN};
            dprintf(guest, "user?");
        }
    }
}
