"""The canary: after a journey with a marker in every field and every fault, no marker is left."""

import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.urls import get_resolver, reverse

from prescribing.interview.steps import STEPS
from tests.canary import uploads
from tests.canary.faults import FAULTS, LEAKS
from tests.canary.serving import FORM, HUNG_UP, Visitor, serving
from tests.support.answers import Answers
from tests.support.leaks import (
    MARKER,
    SECRETS,
    content_of,
    forms_of,
    found_in,
    marked_answers,
    places_with,
    typed_fields,
)
from tests.support.outages import AWAY, DAMAGED, between

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="searches SQLite's files")
EXAMPLES = {"slug": "medicines", "item_id": "0000000a", "scope": "letter"}
MULTIPART = "multipart/form-data; boundary=b"
# The page that meets each fault.
MET = {
    "the check of the size": "what-matters/",
    "cleaning": "addressee/",
    "opening": "tasks/",
    "sealing": "liver-and-kidneys/",
    "saving": "allergies/00000000/",
    "cookie": "pregnancy/",
    "stretching": "stop/",
    "composing": "check/",
    "every template": "patient/",
    "layout": "download/",
    "renderer": "download/",
    "reading": "conditions/",
    "memory": "preview/",
    "log": "what-matters/",
    "renderer killed": "download/",
}
BY_GET = {"tasks/", "patient/", "check/", "preview/", "download/"}
# The file that each leak on purpose is written to.
LEFT_IN = {
    "database": "site.sqlite3*",
    "output": "output.log",
    "stderr": "output.log",
    "warning": "output.log",
    "outbox": "outbox/*",
    "temporary": "tmp*",
}
Statuses = Counter[int]


def test_the_marker_is_in_every_field_that_takes_it():
    complete = marked_answers()
    for step in STEPS:
        count = {"item_count": 1} if step.item_form else {}
        for name in typed_fields(step.form(**count)):
            assert MARKER in complete[step.slug][name]
        for item in complete[step.slug].get("items", []):
            assert all(MARKER in item[name] for name in typed_fields(step.item_form()))


@pytest.mark.parametrize("form", forms_of(MARKER))
def test_each_encoding_of_a_text_is_found_in_any_context(form):
    assert found_in(b"\0x=" + form.upper() + b"&", [MARKER])
    assert not found_in(b"\0x=" + form[:-1] + b"&", [MARKER])


# --- A visit ------------------------------------------------------------------------------------


def save_all(visitor: Visitor, complete: Answers) -> None:
    visitor.get("/letter/before-you-start/")
    for step in STEPS:
        for number, item in enumerate(complete[step.slug].get("items", [])):
            assert visitor.post(f"/letter/{step.slug}/{number:08x}/", item)[0] == 302
        assert visitor.post(f"/letter/{step.slug}/", complete[step.slug])[0] == 302


def way_back(visitor: Visitor) -> tuple[str, str]:
    """The words and the secret part of the link, as the visitor gets them."""
    assert visitor.post("/letter/stop/", {})[0] == 302
    shown = visitor.get("/letter/stop/words.txt")[1]
    words = re.findall(r"^\d\. ([a-z]+)$", shown, re.M)
    link = re.search(r"#v1\.([\w-]+)", shown)
    assert len(words) == 8
    assert link
    return " ".join(words), link[1]


def go_everywhere(visitor: Visitor) -> None:
    shown = ("", "tasks/", "check/", "preview/", "ready/", "message/", "download/", "stop/card/")
    for place in shown:
        assert visitor.get(f"/letter/{place}")[0] == 200
    for step in STEPS:
        assert visitor.get(f"/letter/{step.slug}/")[0] == 200
    assert MARKER in visitor.get("/letter/check/")[1]


# --- Everything that can go wrong ---------------------------------------------------------------


def fail_in_each_view(visitor: Visitor) -> Statuses:
    letter = next(each for each in get_resolver().url_patterns if str(each.pattern) == "letter/")
    paths = [
        reverse(view.name, kwargs={name: EXAMPLES[name] for name in view.pattern.converters})
        for view in letter.url_patterns
    ]
    fault = {"X-Fault": "view"}
    everywhere = [*paths, "/admin/login/", "/search/"]
    return Counter(
        status
        for path in everywhere
        for status, _ in (
            visitor.get(f"{path}?q={MARKER}", **fault),
            visitor.post(path, {"code": MARKER, "password": MARKER}, **fault),
        )
    )


def fail_inside(visitor: Visitor, complete: Answers) -> dict[str, int]:
    statuses = {}
    for fault, place in MET.items():
        path, headers = f"/letter/{place}", {"X-Fault": fault}
        fields = complete.get(place.split("/")[0], {})
        fields = fields.get("items", [fields])[0] | {"new": "1"}
        ask = visitor.get(path, **headers) if place in BY_GET else None
        statuses[fault] = (ask or visitor.post(path, fields, **headers))[0]
    return statuses


def save_every_page(visitor: Visitor, complete: Answers) -> Statuses:
    sent = [visitor.post(f"/letter/{slug}/", fields) for slug, fields in complete.items()]
    sent += [visitor.get(f"/letter/{place}") for place in BY_GET]
    return Counter(status for status, _ in sent)


def send_what_no_page_sends(visitor: Visitor, complete: Answers) -> Statuses:
    """Send forms that are refused, before or after they are read."""
    path, text = "/letter/what-matters/", complete["what-matters"]
    long = {"what_matters": f"{MARKER} " * 2000}
    body = (
        f'--b\r\nContent-Disposition: form-data; name="what_matters"\r\n\r\n{MARKER}\r\n'.encode()
    )
    file = f'--b\r\nContent-Disposition: form-data; name="f"; filename="{MARKER}"\r\n\r\n'.encode()
    ours = {"X-CSRFToken": visitor.cookies["csrftoken"]}
    garbled = f"what_matters={MARKER}%00%ff%ed%a0%80%".encode()
    stranger = Visitor(visitor.port)
    sent = [
        visitor.post(path, long),
        visitor.post(path, {"what_matters": MARKER * 40_000}),
        visitor.post(path, {f"{MARKER}{n}": "x" for n in range(1200)}),
        visitor.post(path, {**text, "csrfmiddlewaretoken": MARKER}),
        visitor.post(path, text, Origin=f"https://{MARKER}.example"),
        visitor.post(path, text, Host=f"{MARKER}.example"),
        visitor.post(path, text, **ours, **{"Content-Type": f"{FORM}; charset={MARKER}"}),
        visitor.post(path, text, **ours, **{"Content-Type": MARKER}),
        visitor.post("/letter/pregnancy/", {"pregnancy": MARKER}),
        visitor.post("/letter/patient/", dict.fromkeys(complete["patient"], MARKER)),
        visitor.send("POST", path, body, **ours, **{"Content-Type": MULTIPART}),
        visitor.send("POST", path, file + MARKER.encode(), **ours, **{"Content-Type": MULTIPART}),
        visitor.send("POST", path, body, **ours, **{"Content-Type": f"{MULTIPART}; charset=hex"}),
        visitor.send("POST", path, garbled, **ours, **{"Content-Type": FORM}),
        visitor.send("PUT", path, MARKER.encode(), **ours),
        visitor.get(f"/letter/{MARKER.lower()}/"),
        visitor.get(f"/{MARKER}/?{MARKER}", Referer=MARKER, **{"User-Agent": MARKER}),
        stranger.get("/letter/tasks/", Cookie=f"draft-key={MARKER}; csrftoken={MARKER}"),
        stranger.post(path, text),
    ]  # fmt: skip
    return Counter(status for status, _ in sent)


def send_what_is_no_request(visitor: Visitor) -> None:
    """Send the ends of forms in place of requests, and forms that break off."""
    head = "POST /letter/what-matters/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    marked = f"what_matters={MARKER}"
    for sent in (
        f"{head}Content-Type: {FORM}\r\nContent-Length: 5\r\n\r\n{marked}\r\n\r\n",
        f"{head}Content-Type: {FORM}\r\nContent-Length: 5000\r\n\r\n{marked}",
        f"{head}Content-Length: {MARKER}\r\n\r\n",
        f"{head}Transfer-Encoding: chunked\r\n\r\n{MARKER}\r\n",
        f"{head}{MARKER} {MARKER}\r\n\r\n",
        f"{head}X: {MARKER * 2000}\r\n\r\n",
        f"{marked}\r\n\r\n",
        f"GET /{MARKER} {MARKER}\r\n\r\n",
    ):
        visitor.raw(sent.encode())


def try_wrong_ways_back(port: int, words: str, link: str) -> Statuses:
    stranger = Visitor(port)
    stranger.get("/letter/return/")
    first, *others = words.split()
    last = next(word for word in others if word != others[-1])
    wrong = " ".join([first, *others[:-1], last])
    typed = [wrong] * 4 + [words, MARKER, f"{words} {MARKER}", f"v1.{link[:-2]}", f"v1.{MARKER}"]
    return Counter(stranger.post("/letter/return/", {"code": each})[0] for each in typed)


@pytest.fixture(scope="module")
def folder(django_db_setup, django_db_blocker, tmp_path_factory):
    """A folder with a copy of the tests' database, taken before any test's transaction."""
    place = tmp_path_factory.mktemp("canary")
    with django_db_blocker.unblock(), closing(sqlite3.connect(place / "site.sqlite3")) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return place


@contextmanager
def log_kept(database: Path) -> Iterator[None]:
    """Keep the database open, because SQLite deletes its write-ahead log after the last user."""
    with closing(sqlite3.connect(database)) as reader:
        reader.execute("SELECT count(*) FROM sqlite_master").fetchall()
        yield


@pytest.mark.django_db
def test_no_answer_word_or_key_is_left_anywhere_after_every_fault(folder):
    complete = marked_answers()
    with serving(folder) as port, log_kept(folder / "site.sqlite3"):
        visitor = Visitor(port)
        save_all(visitor, complete)
        words, link = way_back(visitor)
        go_everywhere(visitor)
        other = Visitor(port)
        other.get("/letter/return/")
        assert other.post("/letter/return/", {"code": words})[0] == 302
        keys = [visitor.cookies["draft-key"], other.cookies["draft-key"]]

        failed = fail_in_each_view(visitor)
        assert set(failed) == {500}
        assert set(MET) | set(uploads.MET) == set(FAULTS)
        inside = fail_inside(visitor, complete)
        assert inside.pop("renderer killed") == HUNG_UP
        assert inside.pop("saving") == 422  # the page comes back with its text
        assert inside.pop("log") == 302  # a log line that cannot be written stops nobody
        assert set(inside.values()) == {500}
        refused = send_what_no_page_sends(visitor, complete)
        assert {400, 403, 404, 405, 413, 422} <= set(refused)
        send_what_is_no_request(visitor)
        lost = try_wrong_ways_back(port, words, link)
        assert {422, 429} <= set(lost)
        keys += uploads.in_every_way(port, complete, folder / "site.sqlite3")
        with between(folder / "site.sqlite3", *AWAY):
            # Forms come back with their text; other pages cannot be shown.
            assert set(save_every_page(visitor, complete)) == {422, 503}
        with between(folder / "site.sqlite3", *DAMAGED):
            assert set(save_every_page(visitor, complete)) == {500}
        assert MARKER in visitor.get("/letter/check/")[1]  # the answers are still there
        assert failed.total() + len(MET) + refused.total() + lost.total() >= 75

        assert_nowhere(folder, (*SECRETS, words, words.replace(" ", "-"), link, *keys))
        assert_a_leak_would_be_found(visitor, folder)


def assert_nowhere(folder: Path, secrets: tuple[str, ...]) -> None:
    names = {path.name for path in folder.iterdir()}
    # SQLite deletes its write-ahead log when the last connection is closed.
    assert {"site.sqlite3", "output.log"} <= names
    assert places_with(folder, secrets) == set()


def assert_a_leak_would_be_found(visitor: Visitor, folder: Path) -> None:
    assert set(LEFT_IN) == set(LEAKS)
    for place, name in LEFT_IN.items():
        leak = f"LeakedTo{place}"
        visitor.get("/letter/", **{"X-Leak": f"{place} {leak}"})
        assert is_soon_found(leak, folder, name), place
    assert {"output.log"} < places_with(folder, ["LeakedTo"])


def is_soon_found(leak: str, folder: Path, name: str) -> bool:
    """Try several times, because SQLite may be moving the leak from its log into its file."""
    for _ in range(20):
        if any(found_in(content_of(path), [leak]) for path in folder.glob(name)):
            return True
        time.sleep(0.1)
    return False
