"""Addresses are read as browsers read them, so that no link leads elsewhere than it seems to."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from content.markup.addresses import opened
from content.markup.richtext import clean
from content.markup.tree import elements, parse

# What browsers repair, and what they tell apart.
PIECES = [
    *("\t", "\n", "\r", " ", "\x00", "\x1f", "\xa0", "/", "\\", ":", "?", "#", "@", ".", "%09"),
    *("evil.example", "https", "HTTP", "mailto", "tel", "javascript", "data", "guidance", "//"),
]
hostile = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
WEB = re.compile(r"https?://[^/?#@\s\\]+([/?#].*)?", re.IGNORECASE)


@pytest.mark.parametrize(
    "address",
    ["/\t/evil.example", "\t//evil.example", "/\n\\evil.example", "\\\\evil.example", "\\/evil",
     " //evil.example", "\x01//evil.example", "/\r\n/evil.example", "//evil.example", "///evil",
     "https:evil.example", "https:/evil.example", "https:///evil.example", "http:\\evil.example",
     "https://www.nhs.uk@evil.example/", "java\nscript:alert(1)", "\x1fjavascript:x", "ftp://x"],
)  # fmt: skip
def test_an_address_that_a_browser_would_take_elsewhere_is_left_out(address):
    assert opened(address) is None
    html = clean(f'<p><a href="{address}">words</a></p>')
    assert html == "<p><a>words</a></p>"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" https://a.uk/b ", "https://a.uk/b"),
        ("htt\tps://a.uk/\nb", "https://a.uk/b"),
        ("https:\\\\a.uk\\b?c=\\d", "https://a.uk/b?c=\\d"),
        ("https://a.uk/@b?c=d@e#f", "https://a.uk/@b?c=d@e#f"),
        ("/guidance\\cautions/", "/guidance/cautions/"),
        ("#sources", "#sources"),
        ("/find/?next=//x", "/find/?next=//x"),
        ("mailto:a@b.uk", "mailto:a@b.uk"),
        ("TEL:111", "TEL:111"),
    ],
)
def test_an_address_is_kept_as_a_browser_opens_it(typed, kept):
    assert opened(typed) == kept


@given(address=hostile)
@example(address="/\t/evil.example")
def test_only_known_schemes_and_this_site_are_ever_linked_to(address):
    kept = opened(address)

    if kept is not None:
        assert opened(kept) == kept
        assert not re.search(r"[\t\n\r]|^[\x00-\x20]|[\x00-\x20]$", kept)
        if re.match(r"[a-z][a-z0-9+.-]*:", kept, re.IGNORECASE):
            assert WEB.fullmatch(kept) or kept.lower().startswith(("mailto:", "tel:"))
        else:
            assert not kept.startswith(("//", "\\"))
            assert not kept.startswith("/\\")


@given(address=hostile)
def test_cleaning_keeps_the_address_that_a_browser_opens_and_no_other(address):
    # As every HTML parser reads it.
    in_html = address.replace("\x00", "\ufffd").replace("\r", "\n")
    (link,) = elements(parse(clean(f'<a href="{in_html}">x</a>')), "a")

    assert link.attributes.get("href") in (None, opened(in_html))
