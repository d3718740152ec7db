"""The pack that a browser downloads, and its text without the date."""

import re
import subprocess
from datetime import date, timedelta

from playwright.sync_api import Page

from tests.browser.walk import RETRIES

# The test may begin before midnight and end after it.
DAYS = [date.today() + timedelta(days=n) for n in (-1, 0, 1)]  # noqa: DTZ011
MADE_ON = re.compile("|".join(day.strftime(r"%-d\s%B\s%Y") for day in DAYS))


def downloaded(page: Page) -> bytes:
    """The pack as this browser downloads it."""
    response = page.context.request.get("/letter/download/", max_retries=RETRIES)
    assert response.headers["content-type"] == "application/pdf"
    return response.body()


def text_of(pack: bytes) -> str:
    """The text of a pack without the day on which it was made."""
    run = ["pdftotext", "-layout", "-", "-"]
    read = subprocess.run(run, input=pack, capture_output=True, check=True)
    return MADE_ON.sub("", read.stdout.decode())
