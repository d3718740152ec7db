"""Public pages are made once for each state of what is published, and sent again as they were.

The state is one small query. A page holds nothing of its reader, so browsers may keep it; they ask
each time whether it still holds, and 304 says so without making it.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from content.models.published_state import PublishedState

View = Callable[..., HttpResponse]
MOST_PAGES = 500


class Page(NamedTuple):
    """A page as it is sent, with its strong ETag (RFC 9110, 8.8.3)."""

    content: bytes
    content_type: str
    etag: str

    def response(self) -> HttpResponse:
        headers = {"ETag": self.etag, "Cache-Control": "public, no-cache"}
        return HttpResponse(self.content, content_type=self.content_type, headers=headers)


_kept: OrderedDict[tuple[str, ...], Page] = OrderedDict()
_lock = Lock()


def published(view: View) -> View:
    """Keep the view's page for readers without a staff cookie, until something is published.

    The view may depend on what is published, the day and the address, and on nothing else. What it
    answers with a query string, or with another status than 200, is not kept.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponse:
        if not _may_be_kept(request):
            return view(request, *args, **kwargs)
        key = _key(request)
        page = _found(key)
        if page is None:
            response = _rendered(view(request, *args, **kwargs))
            if response.status_code != 200:
                return response
            page = _keep(key, response)
        whole = page.response()
        return get_conditional_response(request, page.etag, None, whole) or whole

    return answer


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        settings.KEEP_PAGES
        and request.method in ("GET", "HEAD")
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def _key(request: HttpRequest) -> tuple[str, ...]:
    """What a page depends on. Some have their own whole address on them, so the host counts."""
    whole = request.build_absolute_uri()
    return (whole, PublishedState.current(), timezone.localdate().isoformat())


def _found(key: tuple[str, ...]) -> Page | None:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _rendered(response: HttpResponse) -> HttpResponse:
    return response.render() if isinstance(response, TemplateResponse) else response


def _keep(key: tuple[str, ...], response: HttpResponse) -> Page:
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    page = Page(response.content, response["Content-Type"], etag)
    with _lock:
        _kept[key] = page
        while len(_kept) > MOST_PAGES:
            _kept.popitem(last=False)
    return page
