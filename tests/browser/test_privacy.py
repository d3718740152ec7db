"""The canary: after a walk with forced errors, no answer is anywhere on the server's side."""

import base64
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tests.answers import Answers, answers
from tests.browser.conftest import Site
from tests.browser.walk import RETRIES, post, save_all, token

CANARY = "QzJxCanary"
NHS_NUMBER = "999 012 3454"
# Answers of a fixed form, or choices: no canary fits into these.
FIXED = {"email", "nhs_number", "diagnosed_month", "diagnosed_year", "source", "completeness"}


def marked(fields):
    """The same answers with the canary in every free text."""
    return {
        name: (
            [marked(item) for item in value]
            if name == "items"
            else f"{value} {CANARY}"
            if isinstance(value, str) and (" " in value or value.istitle()) and name not in FIXED
            else value
        )
        for name, value in fields.items()
    }


def forms_of(text: str) -> list[bytes]:
    """The text as it might leak: plain, UTF-16, hexadecimal, base64 at each of its alignments."""
    raw = text.encode()
    shifted = [base64.b64encode(b"\0" * n + raw)[4:-4] for n in range(3)]
    return [raw, text.encode("utf-16-le"), raw.hex().encode(), *shifted]


@contextmanager
def between(site: Site, before: str, after: str) -> Iterator[None]:
    """Run some SQL on the site's database, and some more at the end."""
    for statement in (before, after):
        with sqlite3.connect(site.folder / "site.sqlite3", timeout=10) as database:
            database.executescript(statement)
        if statement == before:
            yield


# The database is away: the pages that need it answer 503.
AWAY = (
    "ALTER TABLE prescribing_opener RENAME TO gone",
    "ALTER TABLE gone RENAME TO prescribing_opener",
)
# Rows of a type that cannot be: opening them is an error nobody foresaw, so 500.
DAMAGED = (
    "CREATE TABLE kept AS SELECT lookup, locked_key FROM prescribing_opener;"
    "UPDATE prescribing_opener SET locked_key = 'text'",
    "UPDATE prescribing_opener SET locked_key = "
    "(SELECT locked_key FROM kept WHERE kept.lookup = prescribing_opener.lookup);"
    "DROP TABLE kept",
)


def get(context, path, **kwargs):
    return context.request.get(path, max_retries=RETRIES, **kwargs)


def force_errors(context, complete: Answers) -> list[int]:
    """Make the site fail in every way that a visitor can reach; the statuses it answered."""
    csrf, statuses = token(context), []
    for slug, fields in complete.items():
        wrong = {**fields, **{name: f"{CANARY} " * 300 for name in fields if name != "items"}}
        statuses.append(post(context, f"/letter/{slug}/", wrong, csrf).status)
        statuses.append(post(context, f"/letter/{slug}/", fields, "forged").status)
    big = {"what_matters": CANARY * 40_000}
    statuses.append(post(context, "/letter/what-matters/", big, csrf).status)
    statuses.append(get(context, f"/letter/{CANARY.lower()}").status)
    bad_host = get(context, "/letter/check/", headers={"Host": "evil.example"})
    return [*statuses, bad_host.status]


def fail_inside(context, complete: Answers) -> list[int]:
    """Save every page once, though nothing can be saved."""
    csrf = token(context)
    return [
        post(context, f"/letter/{slug}/", fields, csrf).status for slug, fields in complete.items()
    ]


def test_no_answer_is_left_in_the_database_or_in_any_output(page, site):
    complete = {slug: marked(fields) for slug, fields in answers().items()}
    context = page.context
    save_all(context, complete)

    assert {400, 403, 404, 413, 422} <= set(force_errors(context, complete))
    with between(site, *AWAY):
        assert set(fail_inside(context, complete)) == {503}
    with between(site, *DAMAGED):
        assert set(fail_inside(context, complete)) == {500}
    for place in ("check", "preview", "download"):
        assert get(context, f"/letter/{place}/").ok
    assert CANARY in get(context, "/letter/check/").text()

    everything = {
        path.relative_to(site.folder).as_posix(): path.read_bytes()
        for path in site.folder.rglob("*")
        if path.is_file()
    }
    assert {"site.sqlite3", "output.log"} <= set(everything)
    assert b"Internal Server Error" in everything["output.log"]
    for secret in (CANARY, NHS_NUMBER, NHS_NUMBER.replace(" ", ""), "giota@example.org"):
        for form in forms_of(secret):
            assert [name for name, content in everything.items() if form in content] == []


def test_the_canary_would_be_found(page, site):
    """The search itself works: it finds what is known to be there."""
    page.goto("/letter/")
    found = [form for form in forms_of("/letter/") if form in site.log]

    assert b"/letter/" in found
    assert base64.b64encode(b"x" + CANARY.encode())[4:-4] in forms_of(CANARY)
