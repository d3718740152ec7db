"""The display page: what is remembered, what is not, and that pages stay the same for everybody."""

import pytest
from django.conf import settings

from ldnguide.display import AS_USUAL, SHEETS, DisplayForm
from tests.support.page_html import main_words, parsed

STATIC = settings.BASE_DIR / "ldnguide" / "static"
CHOICES = {"text": "larger", "spacing": "wide", "colours": "dark"}


def remembered(client):
    cookie = client.cookies.get(settings.DISPLAY_COOKIE_NAME)
    return cookie and cookie.value


def css(client):
    return client.get("/display.css").content.decode()


def test_nothing_is_remembered_and_nothing_sent_before_somebody_chooses(client):
    page, sheet = client.get("/display/"), client.get("/display.css")

    assert not client.cookies
    assert "no-store" in page["Cache-Control"]
    assert sheet.content == b""
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert sheet["Cache-Control"] == "private, no-store"


def test_what_is_chosen_is_sent_with_every_page_after(client):
    response = client.post("/display/", {**CHOICES, "back": "/about/"})
    cookie = response.cookies[settings.DISPLAY_COOKIE_NAME]

    assert response["Location"] == "/about/"
    assert cookie.value == "larger.wide.dark"
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (31536000, True, "Lax")
    for name in ("larger.css", "wide.css", "dark.css"):
        assert (STATIC / name).read_text("utf-8") in css(client)
    ticked = parsed(client.get("/display/")).xpath("//input[@checked]/@value")
    assert ticked == ["larger", "wide", "dark"]


def test_choosing_nothing_any_more_takes_the_cookie_back(client):
    client.post("/display/", CHOICES)
    client.post("/display/", AS_USUAL)

    assert remembered(client) == ""
    assert css(client) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/about/", "/letter/", "/guidance/what-is-ldn/"])
def test_pages_are_the_same_whatever_was_chosen(client, path):
    before = client.get(path)
    client.post("/display/", CHOICES)
    after = client.get(path)

    assert after.content == before.content
    assert 'href="/display.css"' in after.content.decode()
    assert 'href="/display/"' in after.content.decode()
    assert "Cookie" not in after.get("Vary", "")


@pytest.mark.parametrize(
    "value",
    [
        *("", "dark", "larger.wide", "larger.wide.dark.x", "usual.usual.pink"),
        *("a{}.b.c", "..", "dark.wide.larger"),
    ],
)
def test_a_value_that_is_not_made_of_our_choices_counts_as_none(client, value):
    client.cookies[settings.DISPLAY_COOKIE_NAME] = value

    assert css(client) == ""


def test_a_choice_that_is_not_offered_is_refused_and_not_remembered(client):
    response = client.post("/display/", {**CHOICES, "colours": "pink", "back": "/about/"})

    assert response.status_code == 422
    assert "Choose the colours." in main_words(response)
    assert 'value="/about/"' in response.content.decode()
    assert remembered(client) is None


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://testserver/search/?q=opioids", "/search/?q=opioids"),
        ("http://testserver/letter/patient/", "/letter/patient/"),
        ("http://testserver/display/", "/"),
        ("https://elsewhere.example/letter/", "/"),
        ("http://testserver//elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http://testserver/\\elsewhere.example", "/"),
        ("", "/"),
    ],
)
def test_back_leads_to_the_page_before_and_never_to_another_site(client, came_from, back):
    page = client.get("/display/", headers={"referer": came_from})
    (offered,) = parsed(page).xpath("//input[@name='back']/@value")
    sent = client.post("/display/", {**CHOICES, "back": came_from})

    assert offered == sent["Location"] == back


def test_a_form_on_another_site_changes_nothing(client):
    response = client.post("/display/", CHOICES, headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
    assert remembered(client) is None


def test_every_choice_but_the_usual_has_a_style_sheet():
    offered = {value for field in DisplayForm().fields.values() for value, _ in field.choices}

    assert {field: DisplayForm().fields[field].choices[0][0] for field in AS_USUAL} == AS_USUAL
    assert set(SHEETS) == offered - set(AS_USUAL.values())
