"""The cookie that holds a draft's key: HttpOnly, ours alone, gone 24 hours after the last save."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from prescribing.drafts.cipher import Key
from prescribing.drafts.store import LIFETIME


def key_from(request: HttpRequest) -> Key | None:
    """The key that the browser sent, or None if there is none or it is garbled."""
    return Key.from_cookie(request.COOKIES.get(settings.DRAFT_COOKIE_NAME, ""))


def hand_out(response: HttpResponse, key: Key) -> None:
    """Give the key to the browser, or renew it."""
    response.set_cookie(
        settings.DRAFT_COOKIE_NAME,
        key.to_cookie(),
        max_age=LIFETIME,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def take_back(response: HttpResponse) -> None:
    """Remove the key from the browser."""
    response.delete_cookie(settings.DRAFT_COOKIE_NAME, samesite="Lax")
