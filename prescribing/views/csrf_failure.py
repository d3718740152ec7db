"""A form whose cookie is gone: what was typed comes back on its page, to be sent again.

A page of another site can also send such a form. So nothing is saved, and without the token of our
page the stored answers are shown before any is written over.
"""

from typing import cast

from django.http import HttpRequest, HttpResponse

from ldnguide import errors

# The views that ask `is_unchecked` before they save anything.
GIVE_BACK = {"step", "item"}


class UncheckedRequest(HttpRequest):
    """A request that did not pass the check against forged forms."""

    is_unchecked: bool


def is_unchecked(request: HttpRequest) -> bool:
    """Whether the form may be forged: then nothing of it is saved."""
    return getattr(request, "is_unchecked", False)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the submitted page of the interview with its text; of other forms the general page."""
    match = request.resolver_match
    if match is None or match.url_name not in GIVE_BACK:
        return errors.csrf_failure(request, reason)
    cast("UncheckedRequest", request).is_unchecked = True
    response: HttpResponse = match.func(request, **match.kwargs)
    response.status_code = 403
    return response
