"""503 instead of 500 where a PDF cannot be made now."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from ldnguide.rendering.client import ComeBack, Gone, NotMade

# The page asks again after so many seconds; after a fault later, so that it can be mended.
SOON, LATER = 4, 20
_log = logging.getLogger("ldnguide")


class RenderServiceBusy:
    """A page that keeps the visitor's turn and asks again by itself; or that says to try later."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page. Other errors are left to others."""
        match error:
            case ComeBack():
                context = {"number": error.number, "seconds": SOON}
                return _answer(render(request, "busy/wait.html", context, status=503), SOON)
            case NotMade():
                _log.error("not made")
                return _answer(render(request, "busy/not_made.html", status=503), LATER)
            case Gone():
                return HttpResponse(status=503)  # nobody reads it
        return None


def _answer(response: HttpResponse, seconds: int) -> HttpResponse:
    response["Retry-After"] = str(seconds)
    response["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response
