"""The review clock: reminders, banner, left out of packs, postponed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from content import publishing
from content.editions.review_clock import MOST_YEARS, Clock, Phase, latest_review
from content.models import Edition, Page
from content.publishing import Refused
from prescribing.pack.guidance import read_guidance
from tests.support.page_html import main_words
from tests.support.staff import approver, editor, published

DUE = date(2027, 6, 1)
BANNER = "The review of this page is overdue."


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2027, 3, 2), Phase.IN_DATE),
        (date(2027, 3, 3), Phase.WITHIN_90_DAYS),
        (date(2027, 5, 1), Phase.WITHIN_90_DAYS),
        (date(2027, 5, 2), Phase.WITHIN_30_DAYS),
        (date(2027, 5, 24), Phase.WITHIN_30_DAYS),
        (date(2027, 5, 25), Phase.WITHIN_7_DAYS),
        (DUE, Phase.WITHIN_7_DAYS),
        (date(2027, 6, 2), Phase.OVERDUE),
        (date(2027, 7, 1), Phase.OVERDUE),
        (date(2027, 7, 2), Phase.OUT_OF_PACKS),
    ],
)
def test_each_phase_begins_on_its_day(day, phase):
    assert Clock(DUE).phase(day) is phase


@given(st.dates(date(2, 1, 1), date(9000, 1, 1)), st.integers(0, 5000))
def test_the_phase_never_goes_back_as_days_pass(due, days):
    clock, today = Clock(due), due - timedelta(days=100)
    later = today + timedelta(days=days)

    assert clock.phase(today) <= clock.phase(later)


@given(st.dates(max_value=date(9000, 1, 1)))
def test_the_latest_review_is_three_years_on(day):
    latest = latest_review(day)

    assert latest.year == day.year + MOST_YEARS
    assert (latest.month, latest.day) in ((day.month, day.day), (2, 28))


@pytest.fixture
def prescribers(db):
    """The prescriber page, approved, with its next review by DUE."""
    edition = published(Page.objects.get(slug="for-prescribers"), title="For prescribers, anew")
    Edition.objects.filter(pk=edition.pk).update(review_due=DUE)
    edition.refresh_from_db()
    return edition


@pytest.fixture
def on(client):
    """`on(day)` reads the prescriber page on that day."""

    def read(day):
        with time_machine.travel(f"{day}T12:00:00+00:00"):
            return main_words(client.get("/guidance/for-prescribers/"))

    return read


def test_the_banner_is_shown_from_the_day_after_the_review_date(prescribers, on):
    assert BANNER not in on(DUE)
    assert BANNER in on(DUE + timedelta(days=1))
    assert "again by 1 June 2027" in on(DUE + timedelta(days=1))


def assert_holds_the_cautions_alone(sheet):
    assert (sheet.facts, sheet.studies) == ((), ())
    shown = {card.key for card in (*sheet.cautions, sheet.emergency)}
    assert shown == set(
        Edition.objects.current().filter(kind="caution").values_list("key", flat=True)
    )


@pytest.mark.hazard("H09.3")
def test_the_page_stays_in_packs_for_thirty_days_and_then_leaves_them(prescribers):
    kept = read_guidance(DUE + timedelta(days=30)).information
    assert kept.edition.number == prescribers.number
    assert kept.is_overdue
    assert not kept.is_cautions_only
    assert kept.sheet.summary
    assert kept.sheet.studies

    left = read_guidance(DUE + timedelta(days=31)).information
    assert left.is_cautions_only
    assert not left.sheet.summary
    assert_holds_the_cautions_alone(left.sheet)


@pytest.mark.hazard("H09.3")
def test_a_withdrawn_page_leaves_packs_at_once_and_the_cautions_stay(prescribers):
    publishing.close(
        prescribers, approver=approver(), reason="A dose was wrong.", standing="withdrawn"
    )

    left = read_guidance(DUE - timedelta(days=90)).information
    assert left.is_cautions_only
    assert not left.is_overdue
    assert left.edition.closed_reason == "A dose was wrong."
    assert_holds_the_cautions_alone(left.sheet)


@pytest.mark.parametrize("address", ["/guidance/cautions/", "/guidance/for-prescribers/", "/"])
def test_an_overdue_caution_says_so_on_every_page(db, client, address):
    Edition.objects.filter(kind="caution").update(review_due=DUE)
    banner = "The review of this caution is overdue since 1 June 2027."

    with time_machine.travel("2027-06-01T12:00:00+00:00"):
        assert banner not in main_words(client.get(address))
    with time_machine.travel("2027-06-02T12:00:00+00:00"):
        assert banner in main_words(client.get(address))


@pytest.mark.hazard("H09.3")
def test_an_overdue_caution_says_so_in_the_pack(db):
    Edition.objects.filter(kind="caution", key="steroids").update(review_due=DUE)
    after = DUE + timedelta(days=1)

    guidance = read_guidance(after)
    overdue = [card.key for card in guidance.reminders.cards.values() if card.overdue_since]
    on_the_sheet = [card.key for card in guidance.information.sheet.cautions if card.overdue_since]
    assert (overdue, on_the_sheet) == (["steroids"], ["steroids"])
    assert read_guidance(DUE).reminders.cards["steroids"].overdue_since is None


@pytest.mark.parametrize(
    ("kind", "address"), [("study", "/evidence/"), ("organisation", "/organisations/")]
)
def test_lists_say_that_something_on_them_is_overdue(db, client, kind, address):
    banner = "The review of something on this page is overdue."
    with time_machine.travel("2027-06-02T12:00:00+00:00"):
        assert banner not in main_words(client.get(address))
        Edition.objects.filter(pk=Edition.objects.filter(kind=kind).first().pk).update(
            review_due=DUE
        )
        assert banner in main_words(client.get(address))


def test_a_postponed_review_brings_the_page_back_and_readers_see_the_reason(prescribers, on):
    day = DUE + timedelta(days=40)
    with time_machine.travel(f"{day}T12:00:00+00:00"):
        publishing.extend(
            prescribers,
            approver=approver("second-approver"),
            until=date(2027, 9, 1),
            reason="The trial’s paper is expected in August.",
        )

    assert BANNER not in on(day)
    assert "The trial’s paper is expected in August." in on(day)
    assert not read_guidance(day).information.is_cautions_only
    assert BANNER in on(date(2027, 9, 2))
    assert "The trial’s paper is expected in August." in on(date(2027, 9, 2))
    assert read_guidance(date(2027, 10, 2)).information.is_cautions_only


@pytest.mark.parametrize("days", [0, -5, 366])
def test_an_extension_is_later_than_now_and_at_most_a_year_long(prescribers, days):
    with (
        time_machine.travel(f"{DUE}T12:00:00+00:00"),
        pytest.raises(Refused, match="at most a year from today"),
    ):
        publishing.extend(
            prescribers,
            approver=approver("second-approver"),
            until=timezone.localdate() + timedelta(days=days),
            reason="x",
        )


def test_an_editor_cannot_postpone_a_review(prescribers):
    with pytest.raises(Refused, match="Only a clinical approver"):
        publishing.extend(
            prescribers, approver=editor(), until=DUE + timedelta(days=9), reason="Busy."
        )


def reminder(day, capsys):
    call_command("review_due", f"--on={day}")
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("days", "heading"),
    [
        (90, "Due within 90 days:"),
        (30, "Due within 30 days:"),
        (7, "Due within 7 days:"),
        (-1, "Overdue: the pages say so:"),
        (-31, "Overdue by more than 30 days:"),
    ],
)
def test_the_command_groups_reviews_by_how_near_they_are(prescribers, capsys, days, heading):
    Edition.objects.exclude(pk=prescribers.pk).update(review_due=date(2029, 11, 1))
    output = reminder(DUE - timedelta(days=days), capsys)

    assert f"{heading}\n- 1 June 2027: page “For prescribers, anew”, edition 2\n" in output
    assert ("The letter pack no longer prints it." in output) == (days == -31)


def test_the_command_says_when_nothing_is_due_and_is_silent_if_asked(prescribers, capsys):
    Edition.objects.update(review_due=date(2029, 11, 1))
    assert "No review is due within 90 days of 1 June 2027." in reminder(DUE, capsys)

    call_command("review_due", "--on=2027-06-01", "--quiet-when-none")
    assert capsys.readouterr().out == ""


def test_an_invalid_date_is_explained():
    with pytest.raises(CommandError, match="Write it like 2027-05-03"):
        call_command("review_due", "--on=June")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (DUE - timedelta(days=91), "1 June 2027"),
        (DUE - timedelta(days=25), "in 25 days: 1 June 2027"),
        (DUE + timedelta(days=3), "OVERDUE by 3 days: 1 June 2027"),
    ],
)
def test_the_list_of_pages_shows_how_near_each_review_is(prescribers, client, day, words):
    with time_machine.travel(f"{day}T12:00:00+00:00"):
        client.force_login(editor())
        listed = main_words(client.get(reverse("admin:content_page_changelist")))

    assert words in listed


@pytest.mark.parametrize(("window", "count"), [("overdue", 0), ("7", 1), ("30", 1)])
def test_editions_can_be_filtered_by_their_review(prescribers, client, window, count):
    Edition.objects.exclude(pk=prescribers.pk).update(review_due=date(2029, 11, 1))
    with time_machine.travel(f"{DUE - timedelta(days=5)}T12:00:00+00:00"):
        client.force_login(editor())
        listed = main_words(
            client.get(reverse("admin:content_edition_changelist"), {"review": window})
        )

    assert listed.count("For prescribers, anew") == count
