"""A small web on this machine whose pages behave like real ones, good and bad."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STATUSES = {
    "/alive": 200,
    "/login": 401,
    "/forbidden": 403,
    "/missing": 404,
    "/gone": 410,
    "/busy": 429,
    "/legal": 451,
    "/broken": 500,
    "/away": 503,
    "/choices": 300,
}
LEADS = {
    "/moved": (301, "/alive"),
    "/moved-keeping-method": (308, "alive"),
    "/moved-twice": (301, "/moved"),
    "/elsewhere": (302, "/alive"),
    "/elsewhere-too": (307, "/alive"),
    "/moved-then-elsewhere": (301, "/elsewhere"),
    "/elsewhere-then-moved": (302, "/moved"),
    "/moved-away": (301, "/missing"),
    "/to-a-file": (302, "file:///etc/passwd"),
    "/to-nothing": (302, ""),
    "/to-an-odd-place": (301, "/caf\u00e9 au lait\x1b[2J?q=\u00e9"),
    "/to-a-broken-address": (302, "https://[oops"),
    "/to-a-door-that-is-shut": (302, "/forbidden"),
    "/round": (302, "/and-round"),
    "/and-round": (302, "/round"),
}
# The status for HEAD of pages that answer GET with 200.
DISLIKES_HEAD = {"/no-head": 405, "/head-is-missing": 404, "/head-is-forbidden": 403}


class Web:
    """asked: each request as (method, path). busiest: the most at once, by host.

    together: the most at once, of all hosts.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.now: Counter[str] = Counter()
        self.busiest: Counter[str] = Counter()
        self.together = 0
        self.sent = 0
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.url = ""

    @contextmanager
    def visited(self, host: str) -> Iterator[None]:
        with self.lock:
            self.now[host] += 1
            self.busiest[host] = max(self.busiest[host], self.now[host])
            self.together = max(self.together, self.now.total())
        yield
        with self.lock:
            self.now[host] -= 1


class _Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: Web

    def do_HEAD(self) -> None:
        self.web.asked.append((self.command, self.path))
        self.web.agents.add(self.headers["User-Agent"])
        with ExitStack() as self.visit:
            self.visit.enter_context(self.web.visited(self.headers["Host"].partition(":")[0]))
            self.answer()
        self.close_connection = True

    do_GET = do_HEAD  # noqa: N815

    def answer(self) -> None:
        name = self.path.partition("?")[0].strip("/").replace("-", "_")
        if odd := getattr(self, f"odd_{name}", None):
            odd()
        elif self.path in LEADS:
            status, location = LEADS[self.path]
            self.say(status, location)
        elif self.path in DISLIKES_HEAD:
            self.say(DISLIKES_HEAD[self.path] if self.command == "HEAD" else 200)
        else:
            self.say(STATUSES.get(self.path.partition("?")[0], 200))

    def say(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self._headers_buffer.append(b"Location: " + location.encode() + b"\r\n")
        self.send_header("Content-Length", "0")
        # The visit ends before the last byte, because the client may send its next request at once.
        self.visit.close()
        self.end_headers()

    def odd_neither(self) -> None:
        self.say(405)

    def odd_quick(self) -> None:
        time.sleep(0.05)
        self.say(200)

    def odd_round_slowly(self) -> None:
        time.sleep(0.2)
        self.say(302, self.path)

    def odd_slow(self) -> None:
        self.web.over.wait(30)

    def odd_drops(self) -> None:
        """A header that never ends, a few bytes at a time, so that no socket's time-out applies."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drops: ")
        while not self.web.over.wait(0.05):
            self.wfile.write(b".")

    def odd_endless(self) -> None:
        """A body that never ends."""
        if self.command == "HEAD":
            return self.say(405)
        self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not self.web.over.is_set():
            self.web.sent += self.wfile.write(b"x" * 65536)
        return None

    def odd_hangs_up_on_head(self) -> None:
        if self.command == "GET":
            self.say(200)

    def odd_hangs_up(self) -> None:
        """Close the connection without an answer."""

    def odd_babble(self) -> None:
        self.wfile.write(b"\x1b[2J says nothing of HTTP\r\n\r\n")

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 50

    def handle_error(self, *_: Any) -> None:
        """Ignore visitors that leave before the answer."""


@contextmanager
def serving(context: Any = None) -> Iterator[Web]:
    """The web, while the block runs. context: of TLS, for https."""
    web = Web()
    server = _Server(("127.0.0.1", 0), type("Page", (_Page,), {"web": web}))
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    web.url = f"http{'s' * bool(context)}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield web
    web.over.set()
    server.shutdown()
    server.server_close()
    thread.join()
