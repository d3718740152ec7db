"""What every page that shows or takes answers has in common: never cached, never reported."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from prescribing.drafts import cookie, store
from prescribing.interview.forms.before_you_start import SHARED
from prescribing.interview.journey import Journey
from prescribing.interview.navigation import Destination
from prescribing.interview.steps import STEPS

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Visit:
    """Who is here: the journey so far, and the draft that it comes from (None before a save)."""

    journey: Journey
    draft: store.OpenDraft | None = None

    @property
    def key(self) -> Any:
        """The key to the draft, for `store`."""
        return self.draft.key if self.draft else None

    @property
    def tag(self) -> str:
        """What tells the draft from others; empty before there is one."""
        return self.draft.tag if self.draft else ""


def private(view: View) -> View:
    """Keep a page out of caches, search engines and error reports; 503 without a database."""

    @never_cache
    @sensitive_post_parameters()
    @sensitive_variables()
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except store.Unavailable:
            response = render(request, "503.html", status=503)
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


def load_visit(request: HttpRequest) -> Visit:
    """The visitor's draft, or a blank journey where there is none that their cookie opens.

    The request carries the draft too: the foot of every page says until when it is kept.
    """
    key = cookie.key_from(request)
    try:
        if key:
            draft = store.open_draft(key)
            request.draft = draft  # type: ignore[attr-defined]
            return Visit(Journey(STEPS, _of_this_device(draft)), draft)
    except store.NoDraft:
        pass  # as good as none
    return Visit(Journey(STEPS, {}))


def visit_to_save(request: HttpRequest) -> tuple[Visit, store.Unavailable | None]:
    """The visit of somebody who sends a form; a blank one, and why, while the database is away.

    So the page can come back with what was typed.
    """
    try:
        return load_visit(request), None
    except store.Unavailable as away:
        return Visit(Journey(STEPS, {})), away


def _of_this_device(draft: store.OpenDraft) -> store.StoredAnswers:
    """The answers; whether other people use the computer is said of this one, not of another."""
    first = draft.answers.get(STEPS[0].slug)
    if not isinstance(first, dict):
        return draft.answers
    return {**draft.answers, STEPS[0].slug: {**first, "device": [SHARED] * draft.is_shared}}


def require_draft(view: View) -> View:
    """Give the view a visit whose first page is answered; send others to where they can start."""

    @private
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        here = load_visit(request)
        return redirect_if_not_started(request, here) or view(request, here, *args, **kwargs)

    return guarded


def redirect_if_not_started(request: HttpRequest, here: Visit) -> HttpResponse | None:
    """Where somebody goes who has no draft, or has not answered the first page with its consent."""
    if here.key is None:
        return no_draft(request)
    return None if here.journey.may_go_on else redirect("step", slug=STEPS[0].slug)


def address_of(destination: Destination) -> str:
    """The path of a page of the letter, with the section that it begins with, if it has one."""
    address = reverse(destination.name, args=[destination.slug] if destination.slug else [])
    return f"{address}?section={destination.section}" if destination.section else address


def redirect_with_cookie(draft: store.OpenDraft, destination: Destination) -> HttpResponse:
    """After a save: to the next page, with the key to the draft renewed."""
    response = redirect(address_of(destination))
    cookie.hand_out(response, draft)
    return response


def is_as_shown(request: HttpRequest, here: Visit) -> bool:
    """Whether nothing is open that the page did not speak of; another window may have done it."""
    return here.draft is None or request.POST.get("open") == here.tag


def no_draft(request: HttpRequest) -> HttpResponse:
    """404: says why there may be no answers, and how to start."""
    return render(request, "prescribing/interview/no_draft.html", status=404)
