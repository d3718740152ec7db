"""Checking outside addresses, with a small web on this machine."""

import socket
import threading
import time

import pytest

from content.links.check import check
from content.links.outbound import Link
from content.links.verdict import Verdict
from tests.support.certificates import HERE, Issuer
from tests.support.local_web import LEADS, STATUSES, serving

ALIVE, DEAD, UNSURE = Verdict.ALIVE, Verdict.DEAD, Verdict.UNSURE


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def web():
    with serving() as running:
        yield running


@pytest.fixture
def issuer(tmp_path):
    return Issuer(tmp_path)


def ask(*urls, seconds=5):
    """The answers to these addresses, by address."""
    links = [Link(url, ("here",)) for url in urls]
    return {answer.link.url: answer for answer in check(links, seconds=seconds, pause=0)}


def ask_one(url, seconds=5):
    return ask(url, seconds=seconds)[url]


# --- One answer ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "verdict", "says"),
    [
        ("/alive", ALIVE, "It answers"),
        ("/missing", DEAD, "404"),
        ("/gone", DEAD, "410"),
        ("/login", UNSURE, "401"),
        ("/forbidden", UNSURE, "403"),
        ("/neither", UNSURE, "405"),
        ("/busy", UNSURE, "429"),
        ("/legal", UNSURE, "451"),
        ("/broken", UNSURE, "500"),
        ("/away", UNSURE, "503"),
        ("/choices", UNSURE, "300"),
        ("/to-nothing", UNSURE, "302"),
        ("/hangs-up", UNSURE, "RemoteDisconnected"),
        ("/babble", UNSURE, "BadStatusLine"),
    ],
)
def test_an_answer_is_sorted_with_its_reason(web, path, verdict, says):
    answer = ask_one(web.url + path)

    assert (answer.verdict, answer.moved_to) == (verdict, "")
    assert says in answer.reason
    assert answer.reason.isprintable()


def test_a_site_that_answers_head_is_not_asked_for_the_page(web):
    ask_one(f"{web.url}/alive")

    assert web.asked == [("HEAD", "/alive")]


@pytest.mark.parametrize(
    "path", ["/no-head", "/head-is-missing", "/head-is-forbidden", "/hangs-up-on-head"]
)
def test_a_site_that_dislikes_head_is_asked_for_the_page(web, path):
    assert ask_one(web.url + path).verdict is ALIVE
    assert web.asked == [("HEAD", path), ("GET", path)]


def test_a_busy_site_is_not_asked_again(web):
    ask_one(f"{web.url}/busy")

    assert web.asked == [("HEAD", "/busy")]


def test_requests_name_this_program(web):
    ask(f"{web.url}/alive", f"{web.url}/no-head")

    (agent,) = web.agents
    assert agent.startswith("LDN-Guide-link-check/")


def test_a_long_body_is_not_read(web):
    answer = ask_one(f"{web.url}/endless")

    assert answer.verdict is ALIVE
    assert ("GET", "/endless") in web.asked
    time.sleep(0.2)
    sent = web.sent
    time.sleep(0.2)
    assert web.sent == sent < 20_000_000  # the buffers of both ends hold this much


# --- Redirects -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "moved_to"),
    [
        ("/moved", "/alive"),
        ("/moved-keeping-method", "/alive"),
        ("/moved-twice", "/alive"),
        ("/moved-then-elsewhere", "/elsewhere"),
        ("/elsewhere", ""),
        ("/elsewhere-too", ""),
        ("/elsewhere-then-moved", ""),
    ],
)
def test_only_permanent_redirects_count_as_moved(web, path, moved_to):
    """A text keeps an address with a temporary redirect, as every DOI has."""
    answer = ask_one(web.url + path)

    assert answer.verdict is ALIVE
    assert answer.moved_to == (web.url + moved_to if moved_to else "")
    assert f"It led to {web.url}/alive" in answer.reason


def test_head_stays_head_on_the_way(web):
    ask_one(f"{web.url}/moved-then-elsewhere")

    assert {method for method, _ in web.asked} == {"HEAD"}


@pytest.mark.parametrize(
    ("path", "verdict", "says"),
    [
        ("/moved-away", DEAD, "Not found (404). It led to http"),
        ("/to-a-door-that-is-shut", UNSURE, "turns programs away (403). It led to http"),
        ("/round", UNSURE, "without an end"),
        ("/to-a-file", UNSURE, "no web page. It led to file:///etc/passwd"),
        ("/to-a-broken-address", UNSURE, "ValueError"),
    ],
)
def test_the_target_of_a_redirect_decides(web, path, verdict, says):
    answer = ask_one(web.url + path)

    assert answer.verdict is verdict
    assert says in answer.reason
    assert len(web.asked) <= 12


def test_an_address_that_leads_to_an_odd_one_is_followed_and_printed_harmlessly(web):
    answer = ask_one(f"{web.url}/to-an-odd-place")

    assert answer.verdict is ALIVE
    assert answer.moved_to == f"{web.url}/caf%C3%A9%20au%20lait%1B[2J?q=%C3%A9"
    assert web.asked[-1] == ("HEAD", "/caf%C3%A9%20au%20lait%1B[2J?q=%C3%A9")


# --- No answer -------------------------------------------------------------------------------


def test_a_refused_connection_is_dead():
    with socket.socket() as closed:
        closed.bind((HERE, 0))
        answer = ask_one(f"http://{HERE}:{closed.getsockname()[1]}/")

    assert answer.verdict is DEAD
    assert "lets nobody in" in answer.reason


@pytest.mark.parametrize(
    ("code", "verdict"),
    [(socket.EAI_NONAME, DEAD), (socket.EAI_NODATA, DEAD), (socket.EAI_AGAIN, UNSURE)],
)
def test_a_host_that_does_not_exist_is_dead_but_not_one_that_cannot_be_looked_up(
    monkeypatch, code, verdict
):
    def fail(*_args, **_kwargs):
        raise socket.gaierror(code, "as the system says it")

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    assert ask_one("https://nowhere.example/").verdict is verdict


@pytest.mark.parametrize("path", ["/slow", "/drops"])
def test_slow_answers_and_slow_bytes_are_abandoned_after_some_seconds(web, path):
    answer = ask_one(web.url + path, seconds=0.4)

    assert (answer.verdict, answer.reason) == (UNSURE, "No answer in time.")


def test_a_host_lookup_that_hangs_is_abandoned(monkeypatch):
    left = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: left.wait(30))

    answer = ask_one("https://slow.example/", seconds=0.2)
    left.set()

    assert (answer.verdict, answer.reason) == (UNSURE, "No answer in time.")


def test_the_time_limit_covers_all_redirects_together(web):
    answer = ask_one(f"{web.url}/round-slowly", seconds=0.5)

    assert answer.verdict is UNSURE
    assert answer.reason == f"No answer in time. It led to {web.url}/round-slowly"


@pytest.mark.parametrize(
    "url",
    ["http://", "https://[oops/", "http://two words/", "http://exa..mple.org/", "http://x:y/", "x"],
)
def test_an_address_that_browsers_cannot_open_is_dead(url):
    answer = ask_one(url)

    assert (answer.verdict, answer.reason) == (DEAD, "This is no web address.")


def test_an_address_is_sent_in_ascii_without_the_part_of_the_page(web):
    ask_one(f"{web.url}/café au lait?q=é&r=%20#part")

    assert web.asked == [("HEAD", "/caf%C3%A9%20au%20lait?q=%C3%A9&r=%20")]


# --- Certificates ----------------------------------------------------------------------------


def test_a_certificate_that_browsers_accept_is_accepted(issuer, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(issuer.path))
    with serving(issuer.context()) as web:
        assert ask_one(f"{web.url}/alive").verdict is ALIVE


@pytest.mark.parametrize(
    ("certificate", "asked", "says"),
    [
        ({"days": -1}, HERE, "has expired"),
        ({"host": "other.example"}, HERE, "for another host"),
        ({"host": "other.example"}, "localhost", "for another host"),
        ({"by_itself": True}, HERE, "Nobody but itself"),
    ],
)
def test_a_certificate_that_browsers_refuse_makes_a_link_dead(
    issuer, monkeypatch, certificate, asked, says
):
    monkeypatch.setenv("SSL_CERT_FILE", str(issuer.path))
    with serving(issuer.context(**certificate)) as web:
        answer = ask_one(web.url.replace(HERE, asked))

    assert answer.verdict is DEAD
    assert says in answer.reason
    assert web.asked == []


def test_an_unknown_issuer_makes_a_link_unsure(issuer):
    with serving(issuer.context()) as web:
        answer = ask_one(f"{web.url}/alive")

    assert answer.verdict is UNSURE
    assert "secure connection" in answer.reason


# --- Many ------------------------------------------------------------------------------------


def test_every_link_gets_one_answer_even_if_others_fail(web):
    paths = [*STATUSES, *LEADS, "/hangs-up", "/babble"]
    answers = ask(*(web.url + path for path in paths), "http://[", "https://x:y/")

    assert len(answers) == len(paths) + 2
    assert {answer.link.places for answer in answers.values()} == {("here",)}


def test_hosts_are_asked_in_parallel_and_each_host_one_request_at_a_time(web):
    other = web.url.replace(HERE, "localhost")
    paths = [f"/quick?{number}" for number in range(6)]
    ask(*(web.url + path for path in paths), *(other + path for path in paths))

    assert web.busiest == {HERE: 1, "localhost": 1}
    assert web.together > 1


def test_there_is_a_pause_between_two_requests_to_a_host(web, monkeypatch):
    rests = []
    monkeypatch.setattr(time, "sleep", lambda seconds: rests.append((seconds, len(web.asked))))

    list(check([Link(f"{web.url}/alive?{number}", ()) for number in range(3)], pause=0.2))

    assert rests == [(0.2, 1), (0.2, 2), (0.2, 3)]
