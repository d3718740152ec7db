"""Stopping and coming back: what the pages show, read, refuse and keep."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import segno
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from prescribing.drafts import keys, returning, store
from prescribing.drafts.keys import Key
from prescribing.drafts.models import Draft, Opener
from prescribing.views import qr, return_form
from tests.answers import answers, stored_answers, without

pytestmark = pytest.mark.django_db
STOP, BACK = "/letter/stop/", "/letter/return/"
UNFINISHED = ("opioids", "liver", "kidneys", "ldn", "documents")


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The least memory and time that the stretching takes; `test_keys` has it as it is."""
    monkeypatch.setattr(keys, "PASSES", 1)
    monkeypatch.setattr(keys, "KIBIBYTES", 8)


@pytest.fixture
def stopped(visitor):
    """A browser whose draft has words and a link."""
    client = visitor(without(*UNFINISHED))
    client.post(STOP)
    return client


def raising(error):
    def fail(*_args, **_kwargs):
        raise error

    return fail


def text(response):
    return unescape(response.content.decode())


def draft_of(client):
    return store.open_draft(Key.from_text(client.cookies[settings.DRAFT_COOKIE_NAME].value))


def words_of(client):
    return draft_of(client).return_code["words"]


def link_of(client):
    return f"http://testserver/letter/return/#v1.{draft_of(client).return_code['link']}"


def other_words(client):
    """Words that find this draft and do not open it."""
    found = words_of(client).split()
    return " ".join((*found[:7], "abacus" if found[7] != "abacus" else "abroad"))


def come_back(code, client=None, **fields):
    return (client or Client()).post(BACK, {"code": code, **fields})


# --- Stopping -----------------------------------------------------------------------------------


def test_words_and_link_are_made_only_when_asked_for(visitor):
    client = visitor(without("documents"))
    assert "Make my words and link" in text(client.get(STOP))
    assert draft_of(client).return_code is None

    assert client.post(STOP).url == STOP

    page = text(client.get(STOP))
    shown = re.findall(r"<li>([a-z]+)</li>", page)
    assert " ".join(shown) == words_of(client)
    assert link_of(client) in page
    assert timezone.localtime(draft_of(client).kept_until).strftime("%-d %B %Y") in page


def test_asking_again_after_back_keeps_the_words_that_were_written_down(stopped):
    before = words_of(stopped)
    stopped.post(STOP)

    assert words_of(stopped) == before


def test_new_words_end_the_old_ones(stopped):
    before, link = words_of(stopped), link_of(stopped)
    stopped.post(STOP, {"new": "yes"})

    assert words_of(stopped) != before
    assert come_back(before).status_code == come_back(link).status_code == 422
    assert come_back(words_of(stopped)).status_code == 302


@pytest.mark.parametrize("path", [STOP, f"{STOP}card/", f"{STOP}words.txt"])
def test_without_a_draft_there_is_nothing_to_come_back_to(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [f"{STOP}card/", f"{STOP}words.txt"])
def test_without_words_there_is_no_card(visitor, path):
    assert visitor(answers()).get(path).url == STOP


def test_making_words_while_the_draft_is_erased_elsewhere_says_so(visitor, monkeypatch):
    client = visitor(answers())
    monkeypatch.setattr(returning, "make_return_code", raising(store.NoDraft))

    assert client.post(STOP).status_code == 404


@pytest.mark.parametrize("path", [f"{STOP}card/", f"{STOP}words.txt"])
def test_card_and_file_hold_words_link_and_date_and_nothing_about_health(stopped, path):
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


def test_the_file_is_saved_under_a_name_that_tells_nothing(stopped):
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


# --- Coming back --------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", [words_of, link_of])
def test_another_browser_comes_back_and_is_told_where_it_was(stopped, typed):
    other = Client()
    response = come_back(typed(stopped), other)

    assert response.url == "/letter/return/welcome/"
    assert "You finished Allergies and medicines; next is Safety questions." in text(
        other.get(response.url)
    )
    assert stored_answers(other) == stored_answers(stopped)
    cookie = other.cookies[settings.DRAFT_COOKIE_NAME]
    assert cookie.value != stopped.cookies[settings.DRAFT_COOKIE_NAME].value
    assert cookie["httponly"]


def test_somebody_who_had_finished_is_sent_to_check_answers(visitor):
    page = text(visitor(answers()).get("/letter/return/welcome/"))

    assert "All sections are done; next, check your answers." in page


def test_words_are_read_however_they_are_written(stopped):
    numbered = "\n".join(f"{n}. {w.upper()}," for n, w in enumerate(words_of(stopped).split(), 1))
    begun = " ".join(word[:3] for word in words_of(stopped).split())

    assert come_back(numbered).status_code == come_back(begun).status_code == 302


def test_a_link_is_read_from_broken_lines_and_from_the_saved_file(stopped):
    link = link_of(stopped)
    broken = f" <{link[:60]}\r\n{link[60:]}> "
    saved = stopped.get(f"{STOP}words.txt").content.decode()

    assert come_back(broken).status_code == come_back(saved).status_code == 302
    assert len(link.partition("#v1.")[2]) == return_form.KEY_LENGTH


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter your eight words, or paste your link."),
        ("http://testserver/letter/return/", "This link is not whole."),
        ("http://testserver/letter/return/#v1.AbC", "This link is not whole."),
        ("abacus abroad", "We read 2 words. There must be 8."),
        ("abacus", "We read 1 word. There must be 8."),
        ("…", "We read 0 words. There must be 8."),
        ("abacus " * 100, "This is more than eight words or a link."),
        ("v1. " + "a" * 2000, "This is more than eight words or a link."),
    ],
)
def test_what_cannot_be_read_is_said(client, typed, message):
    response = come_back(typed, client)

    assert response.status_code == 422
    assert "<title>Error: " in text(response)
    assert message in text(response)
    assert not client.cookies.get(settings.DRAFT_COOKIE_NAME)


def test_a_word_that_is_not_on_the_list_is_named_by_its_place_and_no_other(stopped):
    typed = words_of(stopped).split()
    typed[2] = "<b>qqqq</b>"
    typed = " ".join(typed).replace("<b>", "").replace("</b>", "")
    page = text(come_back(typed))

    assert "We do not know word 3, “qqqq”." in page
    assert page.count("We do not know word") == 2  # in the summary and at the box
    assert typed in page  # still in the box


def test_what_was_typed_is_shown_as_text_and_nothing_else(client):
    raw = come_back("</textarea><script>x</script>", client).content.decode()

    assert "<script>x" not in raw


def test_whatever_is_wrong_there_is_one_message(stopped):
    wrong = other_words(stopped)
    foreign = f"http://testserver/letter/return/#v1.{Key.new().to_text()}"
    expired = words_of(stopped)
    pages = [text(come_back(wrong)), text(come_back(foreign))]
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        pages.append(text(come_back(expired)))

    assert all(return_form.NOTHING_OPENS in page for page in pages)
    assert wrong in pages[0]
    assert foreign in pages[1]


def test_too_many_tries_say_until_when_by_the_clock_on_the_wall(visitor):
    with time_machine.travel(datetime(2026, 7, 1, 10, 0, 30, tzinfo=UTC), tick=False):
        client = visitor(answers())
        client.post(STOP)
        for _ in range(3):
            assert come_back(other_words(client)).status_code == 422
        response = come_back(words_of(client))

        assert response.status_code == 429
        assert "You can try again at 11:01." in text(response)
        assert words_of(client) in text(response)
        assert come_back(link_of(client)).status_code == 302


def test_a_wait_into_the_next_day_names_the_day():
    with time_machine.travel(datetime(2026, 11, 23, 22, 0, tzinfo=UTC), tick=False):
        until = timezone.now() + timedelta(hours=24)
        assert "at 22:01 on 24 November." in return_form.too_many_tries(until)


@pytest.mark.parametrize("away", ["return_by_words", "open_draft"])
def test_while_the_site_is_busy_the_words_stay_in_the_box(stopped, monkeypatch, away):
    module = returning if away == "return_by_words" else store
    typed, client = words_of(stopped), Client()
    if away == "open_draft":
        client.cookies[settings.DRAFT_COOKIE_NAME] = Key.new().to_text()
    monkeypatch.setattr(module, away, raising(store.Unavailable))
    response = come_back(typed, client)

    assert response.status_code == 503
    assert return_form.TRY_AGAIN in text(response)
    assert typed in text(response)


def test_the_box_leaves_password_managers_in_and_spelling_help_out(client):
    box = re.search("<textarea[^>]*>", text(client.get(BACK)))[0]

    assert "autocomplete" not in box
    assert 'spellcheck="false"' in box
    assert 'autocapitalize="none"' in box


def test_a_link_opened_without_script_is_not_carried_along_by_the_form(client):
    assert f'action="{BACK}"' in text(client.get(BACK))


# --- With another draft open --------------------------------------------------------------------


@pytest.fixture
def busy_elsewhere():
    """Another browser, with a draft of its own."""
    other = Client()
    key = store.create({"before-you-start": answers()["before-you-start"]}).key
    other.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()
    return other


def test_another_draft_is_never_left_without_asking(stopped, busy_elsewhere):
    openers, before = Opener.objects.count(), stored_answers(busy_elsewhere)
    response = come_back(words_of(stopped), busy_elsewhere)

    assert response.status_code == 200
    assert "Other answers are open here" in text(response)
    assert "have no words of their own" in text(response)
    assert f'name="code" value="{words_of(stopped)}"' in text(response)
    assert stored_answers(busy_elsewhere) == before
    assert Opener.objects.count() == openers


def test_who_was_asked_may_open_the_other(stopped, busy_elsewhere):
    response = come_back(words_of(stopped), busy_elsewhere, instead="yes")

    assert response.url == "/letter/return/welcome/"
    assert stored_answers(busy_elsewhere) == stored_answers(stopped)


def test_words_that_open_nothing_leave_the_draft_that_is_here(stopped, busy_elsewhere):
    before = stored_answers(busy_elsewhere)
    come_back(other_words(stopped), busy_elsewhere, instead="yes")

    assert stored_answers(busy_elsewhere) == before


def test_a_draft_with_words_of_its_own_says_until_when_they_lead_back(stopped, busy_elsewhere):
    busy_elsewhere.post(STOP)
    page = text(come_back(words_of(stopped), busy_elsewhere))

    assert "with their own words or link, until" in page
    assert "have no words of their own" not in page


@pytest.mark.parametrize("typed", [words_of, link_of])
def test_the_words_of_the_draft_that_is_open_lead_to_it_at_once(stopped, typed):
    openers = Opener.objects.count()

    assert come_back(typed(stopped), stopped).url == "/letter/return/welcome/"
    assert Opener.objects.count() == openers


# --- Two devices, and the end -------------------------------------------------------------------


def test_two_devices_work_on_one_draft(stopped):
    other = Client()
    come_back(words_of(stopped), other)
    other.post("/letter/liver/", answers()["liver"])
    stopped.post("/letter/kidneys/", answers()["kidneys"])

    assert {"liver", "kidneys"} <= set(stored_answers(other))
    assert stored_answers(stopped) == stored_answers(other)


def test_erase_on_one_device_erases_for_all(stopped):
    other, words, link = Client(), words_of(stopped), link_of(stopped)
    come_back(words, other)
    other.post("/letter/erase/")

    assert not Draft.objects.exists()
    assert stopped.get("/letter/tasks/").status_code == 404
    assert come_back(words).status_code == come_back(link).status_code == 422


# --- What other pages say -----------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/letter/tasks/", "/letter/liver/", "/letter/check/"])
def test_the_foot_says_until_when_answers_are_kept(visitor, path):
    client = visitor(without("documents"))
    assert "Your answers are deleted 24 hours after your last save." in foot(client, path)
    client.post(STOP)

    date = timezone.localtime(draft_of(client).kept_until).strftime("%-d %B %Y")
    assert f"Your answers are deleted on {date}." in foot(client, path)
    assert f'href="{STOP}"' in foot(client, path)


def test_the_foot_on_a_shared_computer_says_ten_minutes(client):
    key = store.create(answers(), shared=True).key
    client.cookies[settings.DRAFT_COOKIE_NAME] = key.to_text()

    assert "deleted after 10 minutes without use" in foot(client, "/letter/tasks/")


def foot(client, path):
    return text(client.get(path)).partition("<footer")[2].replace("\xa0", " ")


def test_the_task_list_is_a_good_place_to_stop(visitor, stopped):
    assert "See your words and link" in text(stopped.get("/letter/tasks/"))
    page = text(visitor(without("documents")).get("/letter/tasks/"))

    assert "Good place to stop" in page


@pytest.mark.parametrize("path", ["/letter/", "/letter/tasks/"])
def test_somebody_without_a_draft_is_shown_the_way_back(client, path):
    assert f'href="{BACK}"' in text(client.get(path))
