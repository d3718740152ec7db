"""Drafts made from an earlier pack, and the page that confirms its answers."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags

from prescribing.interview.earlier_pack import carry_over, confirm
from prescribing.interview.steps import STEPS
from tests.support.answers import Answers, answers
from tests.support.pack_files import MADE_ON

STILL_TRUE = "/letter/still-true/"
SLUGS = [step.slug for step in STEPS]
NOTICE = "These answers were changed somewhere else"
ALL, REST = "Yes, all of this is still true", "Yes, the rest is still true"


def opened(pack: Answers) -> dict[str, Any]:
    """The stored draft of an opened pack with these answers, all unconfirmed."""
    return carry_over(pack, MADE_ON)


def checked_but_for(*slugs: str, pack: Answers | None = None) -> dict[str, Any]:
    """The stored draft of an opened pack with only these steps unconfirmed."""
    return confirm(opened(pack or answers()), set(SLUGS) - set(slugs))


def source(response: HttpResponse) -> str:
    return response.content.decode()


def words(response: HttpResponse) -> str:
    """The words of the page's main part, with single spaces."""
    main = re.search("<main.*</main>", source(response), re.DOTALL)
    assert main
    return re.sub(r"\s+", " ", unescape(strip_tags(main[0])))


def carried(page: HttpResponse) -> dict[str, str]:
    """The hidden fields that the page's button sends."""
    return dict(re.findall(r'name="(section|seen)" value="([^"]*)"', source(page)))


def press_confirm(client: Client, path: str = STILL_TRUE) -> HttpResponse:
    """Open the page and press its button."""
    return client.post(STILL_TRUE, carried(client.get(path)))
