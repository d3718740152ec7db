"""The cookie with a draft's key: HttpOnly, for this site only, for 24 hours after the last save."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from prescribing.drafts.keys import Key
from prescribing.drafts.models import Kind
from prescribing.drafts.unlock import LIFETIME, OpenDraft


def key_from(request: HttpRequest) -> Key | None:
    """The key that the browser sent, or None if there is none or it is garbled."""
    return Key.from_text(request.COOKIES.get(settings.DRAFT_COOKIE_NAME, ""))


def hand_out(response: HttpResponse, draft: OpenDraft) -> None:
    """Set or renew the cookie. On a shared computer it lasts until the browser is closed."""
    response.set_cookie(
        settings.DRAFT_COOKIE_NAME,
        draft.key.to_text(),
        max_age=None if draft.is_shared else LIFETIME[Kind.DEVICE],
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def take_back(response: HttpResponse) -> None:
    """Remove the key from the browser."""
    response.delete_cookie(settings.DRAFT_COOKIE_NAME, samesite="Lax")
