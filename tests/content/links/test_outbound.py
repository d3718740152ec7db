"""Which outside addresses texts and sources lead to."""

import pytest

from content.links.outbound import Link, gathered, in_text, of_reference
from content.markup.vancouver import Formatted

SOMEWHERE = "https://example.org/"


def test_an_address_is_listed_once_with_all_its_places_in_order():
    found = [
        ("https://b.example/", "page “B”"),
        (SOMEWHERE, "page “A”"),
        ("https://b.example/", "caution “C”"),
        ("https://b.example/", "page “B”"),
    ]

    assert gathered(found) == [
        Link("https://b.example/", ("page “B”", "caution “C”")),
        Link(SOMEWHERE, ("page “A”",)),
    ]


def test_parts_of_one_page_are_one_address():
    found = [(f"{SOMEWHERE}#dose", "here"), (f"{SOMEWHERE}#sources", "there")]

    assert gathered(found) == [Link(SOMEWHERE, ("here", "there"))]


@pytest.mark.parametrize(
    "address",
    [
        "/guidance/",
        "#sources",
        "tel:999",
        "mailto:a@example.org",
        "",
        "ftp://example.org/x",
        "//x.y",
    ],
)
def test_addresses_that_are_not_on_the_web_outside_are_left_out(address):
    assert gathered([(address, "here")]) == []


@pytest.mark.parametrize("address", ["HTTPS://EXAMPLE.ORG/", " https://example.org/", "https://["])
def test_an_oddly_typed_web_address_is_kept(address):
    assert [link.url for link in gathered([(address, "here")])] == [address.strip()]


def test_the_links_of_a_rich_text_come_in_order_with_their_entities_resolved():
    html = (
        '<p>One <a href="https://a.example/?x=1&amp;y=2">two</a> [@cree-2010].</p>'
        '<table><tr><td><a href="/guidance/">ours</a></td></tr></table>'
        '<ul><li><a href="https://b.example/">three</a></li></ul>'
    )

    assert in_text(html) == ["https://a.example/?x=1&y=2", "/guidance/", "https://b.example/"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:alert(1)">x</a>',
        "<script>'<a href=\"https://example.org/\">'</script>",
        "<!-- <a href='https://example.org/'>x</a> -->",
        "<img src='https://example.org/x.png'>",
        "https://example.org/ as words",
        "<![odd",
    ],
)
def test_only_what_a_reader_can_follow_is_a_link(html):
    assert in_text(html) == []


def test_a_reference_leads_to_its_doi_its_pubmed_entry_and_its_own_address():
    reference = Formatted("Words.", doi="10.1002/ana.22006", pmid="20695007", url=SOMEWHERE)

    assert of_reference(reference) == [
        "https://doi.org/10.1002/ana.22006",
        "https://pubmed.ncbi.nlm.nih.gov/20695007/",
        SOMEWHERE,
    ]


def test_a_reference_without_addresses_has_no_links():
    assert of_reference(Formatted("Words.")) == []
