"""An earlier pack while other answers are open: the page asks to keep, replace or look first."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from prescribing.drafts import resume, store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Opener
from prescribing.interview.forms.before_you_start import CONSENT_WORDING
from tests.support import pack_files
from tests.support.answers import answers, stored_answers, without
from tests.support.pack_files import printed

pytestmark = pytest.mark.django_db
CHOOSE = "/letter/earlier-pack/choose/"
OPEN_HERE = {"patient": {"full_name": "Open Here"}, "pregnancy": {"pregnancy": "prefer-not-to-say"}}


def text(response):
    return unescape(response.content.decode()).replace("\xa0", " ")


def upload(client, said=None):
    sent = SimpleUploadedFile("letter-pack.pdf", pack_files.pack(said), "application/pdf")
    return client.post("/letter/earlier-pack/", {"consent": CONSENT_WORDING, "pack": sent})


def key_of(client):
    return Key.from_text(client.cookies[settings.DRAFT_COOKIE_NAME].value)


def carried(response):
    """The hidden fields of the page's form."""
    return dict(re.findall(r'name="(pack|open)" value="([\w-]*)"', text(response)))


@pytest.fixture
def busy(visitor):
    """A browser in which other answers are open, nearly done."""
    stored = without("documents")
    for slug, fields in OPEN_HERE.items():
        stored[slug] |= fields
    return visitor(stored)


@pytest.fixture
def asked(busy):
    """The same browser, and the page that asks which answers to use."""
    return busy, upload(busy)


def choose(asked, choice, **changes):
    client, page = asked
    return client.post(CHOOSE, {**carried(page), "choice": choice, **changes})


def who_is_open(client):
    return stored_answers(client)["patient"]["full_name"]


@pytest.mark.hazard("H34.2")
def test_a_pack_never_replaces_open_answers_without_a_question(asked):
    client, page = asked

    assert page.status_code == 200
    assert settings.DRAFT_COOKIE_NAME not in page.cookies
    assert who_is_open(client) == "Open Here"
    assert Draft.objects.count() == 2


@pytest.mark.hazard("H34.2", "H38.2")
def test_the_page_shows_name_date_and_progress_of_both_sets_of_answers(asked):
    here, pack = re.findall(r"<section.*?</section>", text(asked[1]), re.S)

    assert "Open Here" in here
    assert "13 of 14 pages answered" in here
    assert "From the pack made on" not in here
    assert answers()["patient"]["full_name"] in pack
    assert "From the pack made on 3 March 2026" in pack
    assert "14 of 14 pages answered, all still to check" in pack


def test_no_url_on_the_page_holds_a_key(asked):
    client, page = asked
    keys = (carried(page)["pack"], key_of(client).to_text())

    assert not [key for key in keys for link in re.findall('(?:href|action)="(.*?)"', text(page))
                if key in link]  # fmt: skip
    assert client.get(f"{CHOOSE}?pack={keys[0]}&choice=replace").url == "/letter/earlier-pack/"
    assert who_is_open(client) == "Open Here"


@pytest.mark.hazard("H38.3")
def test_keeping_the_open_answers_deletes_the_answers_of_the_pack(asked):
    assert choose(asked, "keep").url == "/letter/tasks/"

    assert who_is_open(asked[0]) == "Open Here"
    assert Draft.objects.count() == Opener.objects.count() == 1


def test_replacing_opens_the_pack_and_erases_the_other_answers(asked):
    client, _ = asked
    before = key_of(client)
    assert choose(asked, "replace").url == "/letter/still-true/"

    assert who_is_open(client) == answers()["patient"]["full_name"]
    with pytest.raises(store.NoDraft):
        store.open_draft(before)
    assert Draft.objects.count() == 1


def test_replacing_keeps_a_draft_that_has_its_own_words(busy):
    kept = resume.make_return_code(key_of(busy))
    page = upload(busy)
    until = timezone.localtime(kept.kept_until).strftime("%-d %B %Y")
    assert f"come back to it with its words or link, until {until}" in text(page)
    assert "have no words yet" not in text(page)

    choose((busy, page), "replace")
    with pytest.raises(store.NoDraft):
        store.open_draft(kept.key)
    again = resume.return_by_link(Key.from_text(kept.return_code["link"]))
    assert again.answers["patient"]["full_name"] == "Open Here"


def test_without_words_the_page_says_that_the_other_answers_would_be_erased(asked):
    assert "have no words yet. If you replace them, they are erased." in text(asked[1])


@pytest.mark.hazard("H38.2")
def test_looking_at_the_pack_first_shows_every_answer_and_changes_none(asked):
    client, _ = asked
    page = text(choose(asked, "look"))
    main = re.search("<main.*</main>", page, re.S)[0]

    assert "It was made on 3 March 2026." in main
    said = printed()
    assert said["patient"]["full_name"] in main
    assert all(item["medication_name"] in main for item in said["medicines"]["items"])
    assert not re.search('href="/letter/(?!stop/)', main)
    assert who_is_open(client) == "Open Here"


@pytest.mark.parametrize(("choice", "open_then"), [("keep", "Open Here"), ("replace", None)])
def test_the_choice_is_the_same_after_looking_at_the_pack(asked, choice, open_then):
    looked = choose(asked, "look")
    choose((asked[0], looked), choice)

    assert who_is_open(asked[0]) == (open_then or answers()["patient"]["full_name"])
    assert Draft.objects.count() == 1


def test_an_answer_that_is_no_longer_valid_is_listed_as_asked_again(busy):
    said = printed()
    said["pregnancy"] = {"pregnancy": "an-option-of-long-ago"}
    page = text(choose((busy, upload(busy, said)), "look"))
    pregnancy = page.partition('id="page-pregnancy"')[2].partition("</section>")[0]

    assert "The pack has no answer that we can use. We ask you again." in pregnancy
    assert "an-option-of-long-ago" not in page


# --- Twice, after Back, too late, or not ours -----------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "leads_to"),
    [("replace", "still-true/"), ("look", "still-true/"), ("keep", "tasks/"), ("", "still-true/")],
)
def test_an_opened_pack_stays_open_after_back(asked, choice, leads_to):
    client, _ = asked
    choose(asked, "replace")
    opened = key_of(client)

    assert choose(asked, choice).url == f"/letter/{leads_to}"
    assert key_of(client) == opened
    assert who_is_open(client) == answers()["patient"]["full_name"]


def test_keeping_twice_is_harmless(asked):
    for _ in range(2):
        assert choose(asked, "keep").url == "/letter/tasks/"
    assert who_is_open(asked[0]) == "Open Here"


@pytest.mark.parametrize("choice", ["replace", "look", "sideways"])
def test_a_pack_that_was_not_opened_must_be_uploaded_again(asked, choice):
    choose(asked, "keep")
    response = choose(asked, choice)

    assert response.status_code == 404
    assert "the answers open here are as they were" in text(response)
    assert who_is_open(asked[0]) == "Open Here"


@pytest.mark.parametrize("choice", ["replace", "look", "keep"])
def test_an_invalid_pack_field_changes_nothing(asked, choice):
    for pack in ("", "garbled", "é", "A" * 66, f"AQ{'A' * 64}"):
        response = choose(asked, choice, pack=pack)

        assert response.status_code == (302 if choice == "keep" else 404), pack
        assert who_is_open(asked[0]) == "Open Here"
        assert Draft.objects.count() == 2


def test_a_return_link_is_not_accepted_as_the_key_of_a_pack(asked):
    """Otherwise a forged page could open a stranger's draft in a visitor's browser."""
    words = resume.make_return_code(store.create(answers()).key)
    response = choose(asked, "replace", pack=words.return_code["link"])

    assert response.status_code == 404


def test_an_expired_pack_must_be_uploaded_again(asked):
    client, _ = asked
    resume.make_return_code(key_of(client))
    with time_machine.travel(timezone.now() + timedelta(hours=23), tick=False):
        client.post("/letter/pregnancy/", answers()["pregnancy"])
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert "Choose your pack again" in text(choose(asked, "replace"))
        assert who_is_open(client) == "Open Here"


@pytest.mark.hazard("H34.3")
def test_answers_opened_by_another_window_are_shown_before_they_are_replaced(asked, visitor):
    client, page = asked
    stored = answers(patient={"full_name": "Opened Meanwhile"})
    visitor(stored)
    again = choose(asked, "replace")

    assert "Not the same answers as before" in text(again)
    assert who_is_open(client) == "Opened Meanwhile"
    assert choose((client, again), "replace").url == "/letter/still-true/"
    assert carried(again)["pack"] == carried(page)["pack"]


@pytest.mark.parametrize("choice", ["replace", "look", "keep"])
def test_the_pack_opens_if_the_other_answers_are_already_erased(asked, choice):
    client, _ = asked
    store.erase(key_of(client))
    response = choose(asked, choice)

    if choice == "look":
        assert "The other answers are no longer open here." in text(response)
        response = choose((client, response), "replace")
    if choice != "keep":
        assert response.url == "/letter/still-true/"
    assert Draft.objects.count() == (0 if choice == "keep" else 1)


def test_an_unknown_choice_asks_again(asked):
    assert "Which do you want?" in text(choose(asked, "sideways"))


@pytest.mark.hazard("H36.2")
@pytest.mark.parametrize("away", ["open_draft", "close_device"])
def test_the_choice_can_be_sent_again_when_the_database_is_down(asked, monkeypatch, away):
    client, page = asked

    def fail(*_args):
        raise store.Unavailable

    with monkeypatch.context() as broken:
        broken.setattr(store, away, fail)
        response = choose(asked, "replace")
    again = dict(re.findall(r'name="(pack|open|choice)" value="([\w-]*)"', text(response)))

    assert response.status_code == 503
    assert again == {**carried(page), "choice": "replace"}
    assert who_is_open(client) == "Open Here"
    assert client.post(CHOOSE, again).url == "/letter/still-true/"


def test_a_choice_without_a_csrf_token_is_refused(asked):
    client, page = asked
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    response = strict.post(CHOOSE, {**carried(page), "choice": "replace"})

    assert response.status_code == 403
    assert who_is_open(client) == "Open Here"
