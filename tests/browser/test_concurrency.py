"""Several tabs that save at the same moment, through real workers on a real database."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode
from urllib.request import HTTPErrorProcessor, Request, build_opener

import pytest
from playwright.sync_api import expect

from tests.browser.walk import save_all, token
from tests.support.answers import answers

CHANGES = {
    "liver-and-kidneys": dict.fromkeys(("liver", "kidneys"), "prefer-not-to-say"),
    "conditions": dict.fromkeys(("has_conditions", "has_operations"), "prefer-not-to-say"),
    "pregnancy": {"pregnancy": "prefer-not-to-say"},
    "opioids": {"opioids": "prefer-not-to-say"},
    "patient": answers()["patient"] | {"telephone": "01632 960 000"},
    "what-matters": {"why": "Changed at the same moment"},
}


class NoRedirects(HTTPErrorProcessor):
    def http_response(self, request, response):
        return response


@pytest.mark.hazard("H21.1", "H36.3")
def test_tabs_that_save_at_the_same_moment_lose_no_answer(page, site):
    save_all(page.context, answers())
    csrf = token(page.context)
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())

    def send(path, fields):
        body = urlencode({**fields, "csrfmiddlewaretoken": csrf}).encode()
        request = Request(f"{site.url}/letter/{path}/", body, {"Cookie": cookies})  # noqa: S310
        return build_opener(NoRedirects).open(request, timeout=30).status

    with ThreadPoolExecutor(16) as tabs:
        saved = [tabs.submit(send, slug, fields) for slug, fields in CHANGES.items()]
        saved += [
            tabs.submit(send, f"allergies/a000000{n}", {"causative_agent": f"Pollen {n}"})
            for n in range(8)
        ]
        assert {tab.result() for tab in saved} == {302}

    page.goto("/letter/check/")
    shown = page.inner_text("main")
    answered = page.locator("section.checked").get_by_text("I prefer not to say", exact=True)
    expect(answered).to_have_count(6)
    assert "01632 960 000" in shown
    assert "Changed at the same moment" in shown
    page.goto("/letter/allergies/")
    assert len(set(re.findall(r"Pollen \d", page.inner_text("main")))) == 8
