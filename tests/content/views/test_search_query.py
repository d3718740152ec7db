"""What the search does with a query as such: too long, without letters, with markup, never kept."""

import re

import pytest

from content.search.finding import MOST_CHARACTERS
from tests.content.views.test_search import box, get
from tests.support.page_html import main_words, parsed

pytestmark = pytest.mark.django_db


def test_a_query_that_is_too_long_is_refused_with_its_length_and_kept(client):
    long = "naltrexone " * 11
    response = get(client, long)

    assert f"Your search has {len(long.strip())} characters. It can have 100 at most." in (
        main_words(response)
    )
    assert box(response).get("value") == long.strip()
    assert box(response).get("aria-describedby") == "box-message"
    assert parsed(response).xpath("//title")[0].text.startswith("Error: ")
    assert not parsed(response).xpath("//section[starts-with(@aria-labelledby, 'found-')]")


def test_a_query_at_the_limit_is_searched_for(client):
    response = get(client, "x" * MOST_CHARACTERS)

    assert "Nothing found" in main_words(response)


def test_a_query_without_letters_or_digits_gets_a_message(client):
    assert "There is no word in “!?” that we can look for." in main_words(get(client, "!?"))


@pytest.mark.parametrize(
    "query",
    ['"><script>x()</script>', "<mark>liver</mark>", "' onfocus='x", "{{ 7|add:7 }}", "\x00zebra"],
)
def test_the_query_is_shown_as_text(client, query):
    response = get(client, query)
    tree = parsed(response)

    assert response.status_code == 200
    assert not tree.xpath("//main//script | //@onfocus")
    assert box(response).get("value") == query.replace("\x00", "").strip()


def test_the_query_is_stored_nowhere(client, caplog):
    response = get(client, "zebra")

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert parsed(response).xpath("//meta[@name = 'robots']/@content") == ["noindex"]
    assert box(response).get("autocomplete") == "off"
    assert not response.cookies
    assert "zebra" not in caplog.text


def test_no_link_on_the_page_contains_the_query(client):
    response = get(client, "liver")
    tree = parsed(response)

    assert not [href for href in tree.xpath("//@href | //@src") if re.search(r"q=|liver=", href)]
    assert response["Referrer-Policy"] == "same-origin"
