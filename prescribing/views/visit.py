"""Who visits a private page, and what these pages share: no caching, no reports, the draft."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from ldnguide.printing.fonts import MissingFont
from prescribing.drafts import cookie, store
from prescribing.drafts.keys import Key
from prescribing.interview.forms.before_you_start import SHARED
from prescribing.interview.journey import Journey
from prescribing.interview.navigation import Destination
from prescribing.interview.steps import STEPS

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Visit:
    """Somebody's way through the interview so far; without a draft, unless it is a SavedVisit."""

    journey: Journey

    @property
    def tag(self) -> str:
        """Tells the draft from others in a form; empty before there is one."""
        return ""


@dataclass(frozen=True)
class SavedVisit(Visit):
    """A visit with a draft: its journey is read from it."""

    draft: store.OpenDraft

    @property
    def key(self) -> Key:
        """The key to the draft, for `store`."""
        return self.draft.key

    @property
    def tag(self) -> str:
        return self.draft.tag


class RequestWithDraft(HttpRequest):
    """A request whose draft was opened. The foot of every page says until when it is kept."""

    draft: store.OpenDraft


P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
SavedView = Callable[Concatenate[HttpRequest, SavedVisit, P], HttpResponse]


def private(view: View[P]) -> View[P]:
    """Keep a page out of caches and error reports; 503 without a database or the pack's fonts."""

    @never_cache
    @sensitive_post_parameters()
    @sensitive_variables()
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except store.Unavailable:
            response = render(request, "503.html", status=503)
        except MissingFont:
            logger.exception("no font")  # written as type and frames
            response = render(request, "prescribing/pack/no_fonts.html", status=503)
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


def require_draft(view: SavedView[P]) -> View[P]:
    """Give the view a visit whose first page is answered; send others to where they can start."""

    @private
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        visit = started_visit(request)
        if isinstance(visit, HttpResponse):
            return visit
        return view(request, visit, *args, **kwargs)

    return guarded


def load_visit(request: HttpRequest) -> Visit:
    """The visitor's draft, or a blank journey where there is none that their cookie opens."""
    key = cookie.key_from(request)
    try:
        if key:
            draft = store.open_draft(key)
            cast("RequestWithDraft", request).draft = draft
            return SavedVisit(Journey(STEPS, _answers_on_this_device(draft)), draft)
    except store.NoDraft:
        pass  # the same as having no cookie
    return Visit(Journey(STEPS, {}))


def visit_to_save(request: HttpRequest) -> tuple[Visit, store.Unavailable | None]:
    """The visit of somebody who sends a form; a blank one and the error if the database is away.

    The page can then come back with what was typed.
    """
    try:
        return load_visit(request), None
    except store.Unavailable as error:
        return Visit(Journey(STEPS, {})), error


def started_visit(request: HttpRequest) -> SavedVisit | HttpResponse:
    """A visit whose first page, with its consent, is answered; else where the visitor can start."""
    visit = load_visit(request)
    if not isinstance(visit, SavedVisit):
        return no_draft(request)
    return visit if visit.journey.may_go_on else redirect("step", slug=STEPS[0].slug)


def _answers_on_this_device(draft: store.OpenDraft) -> store.StoredAnswers:
    """The answers. Whether the computer is shared is what was said on this one, not on another."""
    first = draft.answers.get(STEPS[0].slug)
    if not isinstance(first, dict):
        return draft.answers
    return {**draft.answers, STEPS[0].slug: {**first, "device": [SHARED] * draft.is_shared}}


def address_of(destination: Destination) -> str:
    """The path of a page of the letter, with the section that it begins with, if it has one."""
    address = reverse(destination.name, args=[destination.slug] if destination.slug else [])
    return f"{address}?section={destination.section}" if destination.section else address


def redirect_with_cookie(draft: store.OpenDraft, destination: Destination) -> HttpResponse:
    """After a save: to the next page, with the key to the draft renewed."""
    response = redirect(address_of(destination))
    cookie.hand_out(response, draft)
    return response


def is_same_draft(request: HttpRequest, visit: Visit) -> bool:
    """Whether no draft is open but the one that the page showed; another window may open one."""
    return not isinstance(visit, SavedVisit) or request.POST.get("open") == visit.tag


def no_draft(request: HttpRequest) -> HttpResponse:
    """404: says why there may be no answers, and how to start."""
    return render(request, "prescribing/interview/no_draft.html", status=404)
