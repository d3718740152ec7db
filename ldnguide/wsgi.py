"""The application that gunicorn serves."""

import logging
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from prescribing.apps import PrescribingConfig

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnguide.settings")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# The forms that browsers send. Other parameters can name a character set unknown to Python, which
# would fail before Django's own error handling.
_FORM = re.compile(
    r"(application/x-www-form-urlencoded|multipart/form-data; ?boundary=[\w\-'()+,./:=?]{1,70})"
    r"(; ?charset=\"?utf-8\"?)?",
    re.IGNORECASE,
)
_SORRY = b"Sorry, something went wrong. Answers that you had saved are still there."


def guarded(application: Application) -> Application:
    """Keep what was typed out of gunicorn's log, which writes every exception that reaches it.

    A body that is no form gets a type that Django does not parse; the form then counts as empty.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not _FORM.fullmatch(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = "application/octet-stream"
        try:
            return application(environ, start_response)
        except Exception as error:
            logging.getLogger("ldnguide").error("unhandled", exc_info=error)
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [_SORRY]

    return answer


application = guarded(get_wsgi_application())
# Before the first visitor. An error here stops the site.
PrescribingConfig.warm_up()
