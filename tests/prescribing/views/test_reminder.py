"""The calendar file that reminds somebody to ask for the reply."""

from datetime import date

import icalendar
import pytest
import time_machine

from tests.support.answers import answers

pytestmark = pytest.mark.django_db


@time_machine.travel(date(2026, 11, 30), tick=False)
def test_the_reminder_is_for_the_whole_day_two_weeks_on(client):
    response = client.get("/letter/ask-for-the-reply.ics")
    (event,) = icalendar.Calendar.from_ical(response.content).walk("VEVENT")

    assert event["summary"] == "Ask for the reply"
    assert event.decoded("dtstart") == date(2026, 12, 14)
    assert "DTEND" not in event
    assert response["Content-Type"] == "text/calendar; charset=utf-8"


def test_the_reminder_names_no_medicine_no_illness_and_nobody(visitor):
    response = visitor(answers()).get("/letter/ask-for-the-reply.ics")
    written = response.content.decode() + response["Content-Disposition"]

    for word in ("LDN", "naltrexone", "MS", "sclerosis", "letter", "pack", "Siân"):
        assert word.lower() not in written.lower().replace("dtstamp", "")
