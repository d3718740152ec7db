"""The pages around the interview: start, erase, erased, forgotten."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from prescribing.drafts import cookie, store
from prescribing.views.visit import SavedVisit, is_same_draft, load_visit, no_draft, private


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What you get, what to have ready, how long it takes, what happens to your data."""
    has_draft = isinstance(load_visit(request), SavedVisit)
    return render(request, "prescribing/interview/start.html", {"has_draft": has_draft})


@private
def erase(request: HttpRequest) -> HttpResponse:
    """Ask first; then delete the draft and its cookie. Confirm only if something was deleted."""
    if request.method != "POST":
        load_visit(request)
        return render(request, "prescribing/interview/erase.html")
    key = cookie.key_from(request)
    erased = store.erase(key) if key else False
    response = redirect("erased") if erased else no_draft(request)
    cookie.take_back(response)
    return response


@require_safe
@private
def erased(request: HttpRequest) -> HttpResponse:
    """The confirmation that the answers were deleted."""
    return render(request, "prescribing/interview/erased.html")


@private
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Sign a shared computer out. Words and link still open the answers, if there are any.

    If another draft is open by now, ask before it is erased.
    """
    if not is_same_draft(request, load_visit(request)):
        return redirect("erase")
    key = cookie.key_from(request)
    if key:
        store.close_device(key)
    response = redirect("forgotten")
    cookie.take_back(response)
    return response


@require_safe
@private
def forgotten(request: HttpRequest) -> HttpResponse:
    """The confirmation that this browser opens no answers any more."""
    return render(request, "prescribing/interview/forgotten.html")
