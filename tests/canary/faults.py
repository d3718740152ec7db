"""Faults that a request can ask for. Each error message contains the answers, as real ones can.

And leaks that a request can ask for, to prove that a leak would be found.
"""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn
from unittest.mock import Mock

from django.conf import settings
from django.core.mail import mail_admins
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from ldnguide.rendering.client import ComeBack

FAULT, LEAK = "HTTP_X_FAULT", "HTTP_X_LEAK"


class Unforeseen(BaseException):
    """Not an Exception, as one of WeasyPrint's is not."""


def _told(value: Any) -> str:
    if isinstance(value, HttpRequest):
        return f"{value.POST!r} {value.COOKIES!r} {value.META!r}"
    return f"{value!r} {getattr(value, '__dict__', '')!r}"


def _fail(error: type[BaseException], *args: Any, **kwargs: Any) -> NoReturn:
    known = " ".join(map(_told, (*args, *kwargs.values())))
    logging.getLogger("some.library").error("was given %s", known)
    try:
        raise KeyError(known)
    except KeyError as cause:
        failed = error(known)
        failed.add_note(known)
        raise failed from cause


def _fail_at_once(*args: Any) -> NoReturn:
    raise ValueError(" ".join(map(_told, args)))


def _die(*_args: Any, **_kwargs: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


_DIE_READING = "import os, sys; sys.stdin.buffer.read(); os.kill(os.getpid(), 9)"
_run = subprocess.run


def _run_and_die(command: list[str], **kwargs: Any) -> Any:
    """Kill the program that reads an upload, once it has read it."""
    return _run([command[0], "-c", _DIE_READING], **kwargs)


# The name of each fault: the function that fails, and how.
FAULTS: dict[str, tuple[str, Any]] = {
    "the check of the size": ("prescribing.views.step.fits", partial(_fail, ValueError)),
    "cleaning": ("prescribing.interview.forms.base.StepForm.clean", partial(_fail, LookupError)),
    "opening": ("prescribing.drafts.unlock.open_answers", partial(_fail, RuntimeError)),
    "sealing": ("prescribing.drafts.unlock.seal_answers", partial(_fail, RuntimeError)),
    "saving": ("prescribing.drafts.models.Draft.save", partial(_fail, OperationalError)),
    "cookie": ("prescribing.drafts.cookie.hand_out", partial(_fail, RuntimeError)),
    "stretching": ("prescribing.drafts.keys.Pepper.opening_key", partial(_fail, MemoryError)),
    "composing": ("prescribing.views.complete_pack.compose", partial(_fail, AssertionError)),
    "every template": ("django.template.base.Template.render", partial(_fail, RuntimeError)),
    "layout": ("ldnguide.printing.pdf._prepare", partial(_fail, RecursionError)),
    "renderer": ("ldnguide.printing.pdf._prepare", partial(_fail, Unforeseen)),
    "renderer killed": ("ldnguide.printing.pdf._prepare", _die),
    "reading": ("django.http.request.HttpRequest._load_post_and_files", partial(_fail, OSError)),
    "memory": ("prescribing.interview.journey.Journey.__init__", partial(_fail, MemoryError)),
    "log": ("ldnguide.reporting.AllowListFormatter.format", _fail_at_once),
    # Faults of uploads.
    "unpacking": ("prescribing.views.earlier_pack.read_pack", partial(_fail, RuntimeError)),
    "parsing": ("prescribing.savefile.data_copy.json.loads", partial(_fail, MemoryError)),
    "taking over": ("prescribing.interview.earlier_pack.carry_over", partial(_fail, KeyError)),
    "child killed": ("prescribing.savefile.read.subprocess.run", _run_and_die),
    "child slow": ("prescribing.savefile.read.SECONDS", 0.01),
    "child busy": ("prescribing.savefile.read.carry_out", Mock(side_effect=ComeBack(1))),
}


def in_the_view(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware that makes any view fail at its start."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, *view: Any) -> None:
        if request.META.get(FAULT) == "view":
            _fail(RuntimeError, request, *view)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


# --- Leaks on purpose ---------------------------------------------------------------------------


def _to_the_database(text: str) -> None:
    name = settings.DATABASES["default"]["NAME"]
    with sqlite3.connect(name) as database:
        database.execute("CREATE TABLE IF NOT EXISTS leak (said)")
        database.execute("INSERT INTO leak VALUES (?)", [text])


def _to_a_folder(text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-16", delete=False) as kept:
        kept.write(text)


LEAKS: dict[str, Callable[[str], object]] = {
    "database": _to_the_database,
    "output": lambda text: logging.getLogger("ldnguide").error(
        "request", extra={"route": text.encode().hex()}
    ),
    "stderr": lambda text: print(text, file=sys.stderr, flush=True),  # noqa: T201
    "warning": lambda text: warnings.warn(text, stacklevel=1),
    "outbox": lambda text: mail_admins("An answer", text),
    "temporary": _to_a_folder,
}
