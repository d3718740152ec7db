"""One log line per request, headers that Django does not set, and 503 without a database."""

import logging
import secrets
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ldnguide.reporting import request_id

_log = logging.getLogger("ldnguide")

# The site needs none of these. Injected content must not use them either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
        *("encrypted-media", "fullscreen", "geolocation", "gyroscope", "magnetometer"),
        *("microphone", "midi", "payment", "usb"),
    )
)


def request_line(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Log the name of the address, the status, the milliseconds and a random id."""

    def logged(request: HttpRequest) -> HttpResponse:
        request_id.set(secrets.token_hex(8))
        start = time.monotonic()
        response = get_response(request)
        match = request.resolver_match
        line = {
            "route": match.view_name if match else "-",
            "status_code": response.status_code,
            "milliseconds": round(1000 * (time.monotonic() - start)),
        }
        _log.info("request", extra=line)
        return response

    return logged


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add Permissions-Policy and Cross-Origin-Resource-Policy to every response."""

    def add_headers(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return add_headers


class DatabaseAway:
    """503 instead of 500 where a page needs the database and it does not answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says so. Other errors are left to Django."""
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        _log.error("database away", exc_info=error)
        return render(request, "503.html", status=503)
