"""Editing in the admin: a refused form says why and keeps its text; a saved text is clean."""

import re

import pytest

from content.models import Caution, Page, Reference, Section
from content.starter.load import UNCHANGED, load
from tests.support.content_records import cree, editions, liver, page, publish, saved, trust
from tests.support.page_html import filled_in, main_words, parsed, words_of

pytestmark = pytest.mark.django_db
TYPED = "<p>Everything that I typed today, with 42 sheep [@nobody-1999].</p>"
NOT_KNOWN = "There is no reference with the key “nobody-1999”"
WORD = (
    '<style>p.MsoNormal{mso-x:1}</style><p class=MsoNormal onclick="x()"><b>Bold</b>'
    "<o:p></o:p></p><script>alert(1)</script><h1>Head</h1>"
)


def complaint(response):
    """All that the form says is wrong."""
    assert response.status_code == 200
    return " ".join(
        words_of(error) for error in parsed(response).xpath('//*[@class[contains(.,"errorlist")]]')
    )


@pytest.mark.parametrize(
    "record",
    [page, liver, cree, lambda: Reference.objects.get(key="cree-2010"), trust],
    ids=["page", "caution", "study", "reference", "organisation"],
)
def test_saving_an_unchanged_form_changes_nothing_for_readers_or_the_loader(edit, record):
    before = editions()

    assert saved(edit(record()))
    assert {outcome for _, outcome in load()} == {UNCHANGED}
    assert editions() == before


@pytest.mark.parametrize("field", ["summary", "sections-0-body"])
def test_a_page_that_cites_an_unknown_key_is_refused_and_keeps_what_was_typed(edit, field):
    before = page().summary
    response = edit(page(), **{field: TYPED, "title": "A title of mine"})

    assert NOT_KNOWN in complaint(response)
    assert filled_in(response)[field] == TYPED
    assert filled_in(response)["title"] == "A title of mine"
    assert page().summary == before


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (liver, "for_patients"),
        (liver, "for_prescribers"),
        (cree, "result"),
        (cree, "limits"),
        (trust, "description"),
    ],
)
def test_no_text_may_cite_an_unknown_key(edit, record, field):
    response = edit(record(), **{field: TYPED})

    assert NOT_KNOWN in complaint(response)
    assert filled_in(response)[field] == TYPED


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul"])
@pytest.mark.parametrize("field", ["summary", "sections-1-body"])
def test_three_hundred_nested_elements_are_refused_with_a_message(edit, field, tag):
    response = edit(page(), **{field: f"<{tag}>" * 300 + "deep" + f"</{tag}>" * 300})

    assert "nested more than 30 levels deep" in complaint(response)
    assert "Paste it again as plain text" in complaint(response)


def test_text_pasted_from_word_is_cleaned_before_it_is_stored(edit):
    assert saved(edit(page(), summary=WORD, **{"sections-0-body": WORD}))

    assert page().summary == "<p><strong>Bold</strong></p><h3>Head</h3>"
    assert page().sections.first().body == "<p><strong>Bold</strong></p><h3>Head</h3>"


@pytest.mark.parametrize("empty", ["", "<p></p>", "<p><br></p>", "<p>&nbsp;</p>"])
def test_an_empty_section_is_refused(edit, empty):
    response = edit(page(), **{"sections-0-body": empty})

    assert "This section is empty" in complaint(response)


def test_a_section_that_only_shows_a_caution_needs_no_text(edit):
    caution = Caution.objects.get(key="liver")

    assert saved(edit(page(), **{"sections-0-body": "", "sections-0-caution": str(caution.pk)}))


# What the rich text editor sends for an empty text.
@pytest.mark.parametrize("empty", ["", "<p></p>", "<p>&nbsp;</p>", "<script>x</script>"])
@pytest.mark.parametrize(
    ("record", "field"),
    [
        (page, "summary"),
        (liver, "for_patients"),
        (liver, "for_prescribers"),
        (trust, "description"),
    ],
    ids=["short version", "for patients", "for prescribers", "description"],
)
def test_a_required_text_cannot_be_emptied(edit, record, field, empty):
    assert "Enter this text." in complaint(edit(record(), **{field: empty}))


def test_a_short_version_that_is_too_long_is_refused_with_its_number_of_words(edit):
    response = edit(page(), summary="<p>" + "word " * 151 + "[@cree-2010]</p>")

    assert "This has 151 words. Cut it to 150 or fewer." in complaint(response)


NEW_PAGE = {"title": "New", "order": "5", "description": "A line.", "summary": "<p>Short.</p>"}


def test_a_second_page_at_the_same_address_is_refused(add):
    response = add(Page, slug="side-effects", **NEW_PAGE)

    assert "Another page already has this address" in complaint(response)


def test_a_second_caution_or_reference_with_the_same_key_is_refused(add):
    texts = {"for_patients": "<p>x</p>", "for_prescribers": "<p>x</p>", "title": "x"}

    assert "This key is already taken" in complaint(add(Caution, key="liver", **texts))
    assert "This key is already taken" in complaint(add(Reference, key="cree-2010", title="x"))


def test_a_new_page_is_saved_and_shown_once_it_is_approved(add, client):
    assert saved(add(Page, slug="new-page", **NEW_PAGE))
    assert client.get("/guidance/new-page/").status_code == 404
    assert "/guidance/new-page/" not in client.get("/guidance/").text

    publish(Page.objects.get(slug="new-page"))
    assert "Short." in main_words(client.get("/guidance/new-page/"))
    assert "/guidance/new-page/" in client.get("/guidance/").text


def test_a_new_reference_can_be_cited_at_once(add, edit, client):
    fields = {"key": "new-2026", "title": "A new study", "source": "J", "kind": "review"}
    assert saved(add(Reference, year="2026", **fields))
    assert saved(edit(page(), summary="<p>Now known [@new-2026].</p>"))
    publish(page())

    assert "A new study. J; 2026." in main_words(client.get("/guidance/side-effects/"))


@pytest.mark.parametrize("key", ["New-2026", "new 2026", "new--2026", "-new", "nëw"])
def test_a_key_that_no_marker_can_name_is_refused(add, key):
    response = add(Reference, key=key, title="x", source="x", kind="review")

    assert "Use small letters, digits and single hyphens" in complaint(response)


@pytest.mark.parametrize("count", [1, 25])
def test_a_page_of_ten_thousand_words_is_saved_and_shown(edit, client, count):
    record = page()
    for _ in range(count - record.sections.count()):
        Section.objects.create(page=record, heading="More", body="<p>x</p>", order=500)
    bodies = {
        f"sections-{number}-body": "<p>" + "word " * (10_000 // count) + f"end{number}</p>"
        for number in range(count)
    }

    assert saved(edit(record, **bodies))
    publish(page())
    shown = main_words(client.get("/guidance/side-effects/"))
    assert shown.count("word ") >= 10_000 // count * count
    assert all(f"end{number}" in shown for number in range(count))


def test_a_page_of_a_hundred_sections_can_still_be_saved(edit):
    record = page()
    for number in range(100 - record.sections.count()):
        Section.objects.create(page=record, heading=f"More {number}", body="<p>x</p>", order=500)

    assert saved(edit(record))


def test_sections_are_published_in_the_order_of_their_numbers(edit, client):
    first, second = page().sections.all()[:2]
    assert saved(edit(page(), **{"sections-0-order": "20", "sections-1-order": "10"}))
    publish(page())
    shown = parsed(client.get("/guidance/side-effects/"))
    headings = [words_of(heading) for heading in shown.xpath("//section/h2")]

    assert headings.index(second.heading) < headings.index(first.heading)


def test_a_new_order_of_pages_is_public_at_once(edit, client):
    assert saved(edit(page(), order="1"))
    shown = [words_of(link) for link in parsed(client.get("/guidance/")).xpath("//li/a")]

    assert shown.index("Side effects") < shown.index("What is LDN?")


def test_more_finishers_than_starters_are_refused(edit):
    assert "More people completed it" in complaint(edit(cree(), completed="81"))


def test_script_typed_into_a_plain_field_is_shown_as_text(edit, client):
    assert saved(edit(page(), title="<script>x</script>", description="<b>x</b>"))
    publish(page())

    for path in ("/guidance/side-effects/", "/guidance/"):
        shown = client.get(path).content.decode()
        assert "<script" not in shown
        assert re.search("&lt;(script|b)&gt;", shown)


def test_errors_in_a_section_are_listed_at_the_top_with_a_link(edit):
    number = 2
    response = edit(page(), **{f"sections-{number}-body": "<p>So [@gone-2000].</p>"})
    (top,) = parsed(response).xpath("//form[@id='page_form']/ul[@class='errorlist']")
    (link,) = top.xpath(f".//a[@href='#sections-{number}']")

    assert page().sections.all()[number].heading in link.text_content()
    assert "“gone-2000”" in top.text_content()


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("So @cree-2010.", "[@cree-2010]"),
        ("So [cree-2010].", "[@cree-2010]"),
        ("So [@cree-2010; @raknes-2017].", "[@cree-2010] [@raknes-2017]"),
        ("So [@cree-2010, raknes-2017].", "[@cree-2010] [@raknes-2017]"),
    ],
)
def test_a_mistyped_citation_is_refused_with_the_right_spelling(edit, slip, right):
    assert right in complaint(edit(page(), summary=f"<p>{slip}</p>"))
