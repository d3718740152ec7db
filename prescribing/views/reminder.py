"""A calendar file that says to ask for the reply. It names no illness and no medicine."""

from datetime import timedelta
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from prescribing.views.attachment import attachment
from prescribing.views.visit import private

TITLE = "Ask for the reply"
FILE_NAME = "ask-for-the-reply.ics"
AFTER = timedelta(weeks=2)
# RFC 5545 asks what made the file. The name of the site would say what it is about.
MAKER = "-//Reminder//EN"


@require_safe
@private
def reminder(_request: HttpRequest) -> HttpResponse:
    """An entry for the whole of the day in two weeks."""
    return attachment(_calendar(), FILE_NAME, "text/calendar; charset=utf-8")


def _calendar() -> bytes:
    event = Event()
    event.add("summary", TITLE)
    event.add("dtstart", timezone.localdate() + AFTER)
    event.add("dtstamp", timezone.now())
    event.add("uid", str(uuid4()))
    event.add("transp", "TRANSPARENT")  # the day does not count as busy
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
