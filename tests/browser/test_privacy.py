"""A visit, with errors that visitors can cause, leaves no answer in clear on the server.

`tests/canary` goes further, on a site whose faults can be had on request.
"""

import pytest

from tests.browser.walk import RETRIES, post, save_all, token
from tests.support.answers import Answers
from tests.support.leaks import MARKER, SECRETS, marked_answers, places_with
from tests.support.outages import AWAY, DAMAGED, between


def get(context, path, **kwargs):
    return context.request.get(path, max_retries=RETRIES, **kwargs)


def force_errors(context, complete: Answers) -> list[int]:
    """Cause every error that a visitor can cause, and return the statuses."""
    csrf, statuses = token(context), []
    for slug, fields in complete.items():
        wrong = {**fields, **{name: f"{MARKER} " * 300 for name in fields if name != "items"}}
        statuses.append(post(context, f"/letter/{slug}/", wrong, csrf).status)
        statuses.append(post(context, f"/letter/{slug}/", fields, "forged").status)
    big = {"what_matters": MARKER * 40_000}
    statuses.append(post(context, "/letter/what-matters/", big, csrf).status)
    statuses.append(get(context, f"/letter/{MARKER.lower()}").status)
    bad_host = get(context, "/letter/check/", headers={"Host": "evil.example"})
    return [*statuses, bad_host.status]


def fail_inside(context, complete: Answers) -> list[int]:
    """Save every page once while nothing can be saved."""
    csrf = token(context)
    return [
        post(context, f"/letter/{slug}/", fields, csrf).status for slug, fields in complete.items()
    ]


@pytest.mark.hazard("H20.1")
def test_the_database_and_all_output_contain_no_answer_in_clear(page, site):
    complete = marked_answers()
    context = page.context
    save_all(context, complete)

    assert {400, 403, 404, 413, 422} <= set(force_errors(context, complete))
    with between(site.folder / "site.sqlite3", *AWAY):
        assert set(fail_inside(context, complete)) == {422}  # the form with its text
        assert get(context, "/letter/tasks/").status == 503
    with between(site.folder / "site.sqlite3", *DAMAGED):
        assert set(fail_inside(context, complete)) == {500}
    for place in ("check", "preview", "ready", "message", "download"):
        assert get(context, f"/letter/{place}/").ok
    assert MARKER in get(context, "/letter/check/").text()

    assert (site.folder / "site.sqlite3").exists()
    assert b"builtins.TypeError" in site.log  # of the damaged rows
    assert places_with(site.folder, SECRETS) == set()
