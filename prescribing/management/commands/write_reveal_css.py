"""Write the style that hides questions until they are called for, from the forms."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from prescribing.interview.reveal_css import reveal_css
from prescribing.interview.steps import STEPS

REVEALS_CSS = settings.BASE_DIR / "ldnguide" / "static" / "reveals.css"


class Command(BaseCommand):
    help = "Write ldnguide/static/reveals.css from the forms of the interview."
    requires_system_checks: list[str] = []  # it needs no database

    def handle(self, *args: Any, **options: Any) -> None:
        REVEALS_CSS.write_text(reveal_css(STEPS), "utf-8")
