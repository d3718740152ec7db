"""Check whether outside addresses still answer. Pure; not for use within a request.

Sends HEAD, then GET if HEAD is refused, and reads no body. Several hosts are asked at once, each
host one request at a time.
"""

import string
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException, InvalidURL
from itertools import zip_longest
from threading import Lock, Thread
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPErrorProcessor, OpenerDirector, Request, build_opener

from content.links.outbound import WEB, Link
from content.links.verdict import LeadsNowhere, Verdict, by_error, by_status

AGENT = "LDN-Guide-link-check/1 (sees whether the links of a health information site still work)"
AT_ONCE = 8
SECONDS = 10.0  # for one address, wherever it leads
PAUSE = 1.0  # seconds between two requests to one host
MOST_REQUESTS = 12  # for one address

_LEADS_ON = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
_KEPT = string.punctuation  # characters of an address that quoting leaves alone

Status = tuple[int, str]  # with where it leads, if it does


@dataclass(frozen=True)
class Answer:
    """The result for one link. moved_to: the target of permanent redirects, or ""."""

    link: Link
    verdict: Verdict
    reason: str
    moved_to: str = ""


def check(
    links: Iterable[Link], *, seconds: float = SECONDS, pause: float = PAUSE
) -> Iterator[Answer]:
    """Request each link. Yields one answer per link, alternating between hosts; never raises."""
    asker = _Client(seconds, pause)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(asker.ask, _hosts_alternating(links))


@dataclass
class _RequestState:
    """The requests for one address: where redirects have led, the method, the seconds left."""

    at: str
    left: float
    method: str = "HEAD"
    has_led_on: bool = False
    is_for_good: bool = True
    moved_to: str = ""

    def go(self, location: str, *, for_good: bool) -> None:
        """Follow a redirect. http.client decodes headers as Latin-1, whatever they hold."""
        self.at = urljoin(self.at, quote(location.strip(), safe=_KEPT, encoding="latin-1"))
        self.has_led_on = True
        self.is_for_good &= for_good
        if not self.at.lower().startswith(WEB):
            raise LeadsNowhere("It leads to something that is no web page.")
        if self.is_for_good:
            self.moved_to = self.at


@dataclass
class _Client:
    seconds: float
    pause: float
    turns: dict[str, Lock] = field(default_factory=dict)
    opener: OpenerDirector = field(default_factory=lambda: build_opener(_NoRedirects))

    def ask(self, link: Link) -> Answer:
        trip = _RequestState(link.url, self.seconds)
        try:
            verdict, reason = by_status(self._last_status(trip))
        except Exception as error:  # noqa: BLE001  # one odd address must not end the round
            verdict, reason = by_error(error)
        led = f" It led to {trip.at}" if trip.has_led_on else ""
        return Answer(link, verdict, reason + led, trip.moved_to)

    def _last_status(self, trip: _RequestState) -> int:
        """The status after all redirects. Raises LeadsNowhere, and what `_request` raises."""
        for _ in range(MOST_REQUESTS):
            status, location = self._answered(trip)
            if status in _LEADS_ON and location:
                trip.go(location, for_good=status in _FOR_GOOD)
            elif status >= 400 and status != 429 and trip.method == "HEAD":
                trip.method = "GET"  # a site that dislikes HEAD may answer it with any error
            else:
                return status
        raise LeadsNowhere("It leads on and on, without an end.")

    def _answered(self, trip: _RequestState) -> Status:
        try:
            return self._in_turn(trip)
        except (ConnectionResetError, HTTPException):
            if trip.method == "GET":
                raise
            trip.method = "GET"  # some sites close the connection on HEAD
            return self._in_turn(trip)

    def _in_turn(self, trip: _RequestState) -> Status:
        """Send one request when its host is free. Waiting for the host is not counted."""
        url = _sendable(trip.at)
        with self.turns.setdefault(_host(url), Lock()):
            begun = time.monotonic()
            try:
                return _within(trip.left, partial(self._request, trip.method, url, trip.left))
            finally:
                trip.left -= time.monotonic() - begun
                time.sleep(self.pause)

    def _request(self, method: str, url: str, seconds: float) -> Status:
        """Send one request. Raises what http and sockets raise."""
        request = Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310
        try:
            with self.opener.open(request, timeout=seconds) as answer:
                return answer.status, answer.headers.get("Location") or ""
        except URLError as error:
            raise error.reason if isinstance(error.reason, Exception) else error from None


class _NoRedirects(HTTPErrorProcessor):
    """Returns every response as it is: `_Client` handles redirects and errors."""

    def http_response(self, request: Request, response: Any) -> Any:
        return response

    https_response = http_response


def _within(seconds: float, ask: Callable[[], Status]) -> Status:
    """The answer, if it comes in time. Raises TimeoutError, and what `ask` raises.

    A socket's timeout starts again with every byte, and looking up a host has none. So each request
    runs in its own thread, which is abandoned when it is late.
    """
    answer: Future[Status] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except Exception as error:  # noqa: BLE001  # raised again where it is awaited
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    return answer.result(seconds)


def _sendable(address: str) -> str:
    """The address in ASCII, ready to send. Raises InvalidURL."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode()
    except ValueError:
        raise InvalidURL(address) from None
    if not parts.hostname:
        raise InvalidURL(address)
    path, query = (quote(part, safe=_KEPT) for part in (parts.path, parts.query))
    return parts._replace(netloc=host, path=path, query=query, fragment="").geturl()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _hosts_alternating(links: Iterable[Link]) -> list[Link]:
    """The first link of each host, then the second: a host with many links delays no other."""
    hosts: dict[str, list[Link]] = {}
    for link in links:
        hosts.setdefault(_host(link.url), []).append(link)
    return [link for row in zip_longest(*hosts.values()) for link in row if link]
