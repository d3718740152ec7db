"""Stopping: the page shows, prints and saves words and link, and other pages point to it."""

import re

import pytest
import segno
from django.conf import settings
from django.utils import timezone

from ldnguide.printing import qr
from prescribing.drafts import resume, store
from tests.prescribing.views.resume.codes import (
    BACK,
    STOP,
    come_back,
    draft_of,
    link_of,
    raising,
    text,
    words_of,
)
from tests.support.answers import answers, without

pytestmark = pytest.mark.django_db


@pytest.mark.hazard("H35.1")
def test_the_words_and_the_link_are_made_only_on_request(visitor):
    client = visitor(without("documents"))
    assert "Make my words and link" in text(client.get(STOP))
    assert draft_of(client).return_code is None

    assert client.post(STOP).url == STOP

    page = text(client.get(STOP))
    shown = re.findall(r"<li>([a-z]+)</li>", page)
    assert " ".join(shown) == words_of(client)
    assert link_of(client) in page
    assert timezone.localtime(draft_of(client).kept_until).strftime("%-d %B %Y") in page


def test_asking_again_after_back_keeps_the_same_words(stopped):
    before = words_of(stopped)
    stopped.post(STOP)

    assert words_of(stopped) == before


@pytest.mark.hazard("H32.1")
def test_new_words_make_the_old_words_stop_working(stopped):
    before, link = words_of(stopped), link_of(stopped)
    stopped.post(STOP, {"new": "yes"})

    assert words_of(stopped) != before
    assert come_back(before).status_code == come_back(link).status_code == 422
    assert come_back(words_of(stopped)).status_code == 302


@pytest.mark.parametrize("path", [STOP, f"{STOP}card/", f"{STOP}words.txt"])
def test_the_stop_page_needs_a_draft(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [f"{STOP}card/", f"{STOP}words.txt"])
def test_the_card_needs_words(visitor, path):
    assert visitor(answers()).get(path).url == STOP


def test_the_stop_page_says_that_the_draft_was_erased_elsewhere(visitor, monkeypatch):
    client = visitor(answers())
    monkeypatch.setattr(resume, "make_return_code", raising(store.NoDraft))

    assert client.post(STOP).status_code == 404


@pytest.mark.hazard("H32.3", "H33.1")
@pytest.mark.parametrize("path", [f"{STOP}card/", f"{STOP}words.txt"])
def test_the_card_and_the_file_hold_only_words_link_and_date(stopped, path):
    page = text(stopped.get(path))

    assert all(word in page for word in words_of(stopped).split())
    assert link_of(stopped) in page
    assert timezone.localtime(draft_of(stopped).kept_until).strftime("%-d %B %Y") in page
    main = re.search("<main.*</main>", page, re.S)[0] if "<main" in page else page
    told = [value for step in draft_of(stopped).answers.values() for value in step.values()]
    assert not [
        value for value in told if isinstance(value, str) and " " in value and value in main
    ]
    assert not re.search(
        r"LDN(?! Guide)|naltrexone|MS\b|sclerosis|medicine|health|letter pack", main
    )


@pytest.mark.hazard("H32.3")
def test_the_file_name_says_nothing_about_health(stopped):
    response = stopped.get(f"{STOP}words.txt")

    assert response["Content-Disposition"] == 'attachment; filename="return-words.txt"'
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_the_link_is_also_a_qr_code(stopped):
    drawn = qr.drawing(link_of(stopped))
    dark = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawn.path)
        for step in range(int(length))
    }
    matrix = segno.make(link_of(stopped), error="m").matrix

    wanted = {(x + 4, y + 4) for y, row in enumerate(matrix) for x, on in enumerate(row) if on}
    assert dark == wanted
    assert drawn.width == len(matrix) + 8
    assert f'd="{drawn.path}"' in text(stopped.get(STOP))


@pytest.mark.parametrize("shared", [True, False])
def test_the_page_warns_about_copying_on_a_shared_computer(client, shared):
    key = store.create(answers(), shared=shared).key
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
    client.post(STOP)

    assert ("the next person could paste them too" in text(client.get(STOP))) is shared


# --- What other pages say -----------------------------------------------------------------------


@pytest.mark.hazard("H35.1")
@pytest.mark.parametrize("path", ["/letter/tasks/", "/letter/check/"])
def test_the_footer_says_until_when_answers_are_kept(visitor, path):
    client = visitor(without("documents"))
    assert "Your answers are deleted 24 hours after your last save." in foot(client, path)
    client.post(STOP)

    date = timezone.localtime(draft_of(client).kept_until).strftime("%-d %B %Y")
    assert f"Your answers are deleted on {date}." in foot(client, path)
    assert f'href="{STOP}"' in foot(client, path)


@pytest.mark.hazard("H35.1")
def test_the_footer_says_ten_minutes_on_a_shared_computer(client):
    key = store.create(answers(), shared=True).key
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()

    told = foot(client, "/letter/tasks/")
    assert (
        "when you choose “I have my pack: forget me”, or after 10 minutes without opening or "
        "saving a page"
    ) in told


def foot(client, path):
    return text(client.get(path)).partition("<footer")[2]


def test_the_task_list_offers_to_stop(visitor, stopped):
    assert "See your words and link" in text(stopped.get("/letter/tasks/"))
    page = text(visitor(without("documents")).get("/letter/tasks/"))

    assert "You can stop here" in page


@pytest.mark.parametrize("path", ["/letter/", "/letter/tasks/"])
def test_pages_show_a_person_without_a_draft_how_to_come_back(client, path):
    assert f'href="{BACK}"' in text(client.get(path))


def test_the_stop_page_asks_to_make_words_on_a_shared_computer(client):
    key = store.create(without("documents"), shared=True).key
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()

    page = text(client.get(STOP))
    assert "only while this browser is open. Make your words before you leave." in page
    assert "Just open this site again." not in page
