"""What the pages with a form of the interview share: steps and items of lists."""

from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from content.articles.caution_cards import for_patients
from content.articles.compose import CautionCard
from content.articles.library import MissingCaution, read_library
from prescribing.drafts import store
from prescribing.interview.edit_token import FIELD, page_token
from prescribing.interview.forms.allergies_and_medicines import ListForm
from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import bound
from prescribing.interview.length import too_long
from prescribing.interview.navigation import Destination
from prescribing.interview.read_back import rows
from prescribing.interview.steps import STEPS, Step
from prescribing.views.csrf_failure import is_unchecked
from prescribing.views.visit import SavedVisit, Visit

FIRST = STEPS[0]
NEXT = "next"  # the name of the buttons that say what comes after saving: "later", "another"
STOP = Destination("stop")
# The token of a page that came without one: what is stored is shown before it is written over.
UNKNOWN_PAGE = "unknown-"
NOT_CHECKED = (
    "We could not save this page: your browser has lost a cookie that it needs. What you typed is "
    "still below. Check it, then save it again. If you did not type it, close this page."
)
NO_CONSENT = (
    "We could not save this page: we have changed what you agree to. What you typed is still "
    "below. Open “Before you start” in another window, agree there, then save this page."
)
BY_SLUG = {step.slug: step for step in STEPS}


def step_or_404(slug: str) -> Step:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def fits(form: StepForm, answers: dict[str, Any]) -> bool:
    """Whether all answers together stay within the limit; if not, the form says so."""
    messages = [*too_long(answers, STEPS)]
    for message in messages:
        form.add_error(None, message)
    return not messages


def saves_for_later(request: HttpRequest, step: Step) -> bool:
    """Whether to save the page as it is, valid or not. Never the first, which has the consent."""
    return request.POST.get(NEXT) == "later" and step != FIRST


def not_saved(error: Exception) -> str:
    """What the page says after NoDraft or Unavailable."""
    if isinstance(error, store.Unavailable):
        return (
            "We could not save this page just now. What you typed is still below. Wait a minute, "
            "then save it again."
        )
    return (
        "We no longer have your earlier answers, so we could not save this page. They were erased, "
        "or their time has passed (ten minutes on a shared computer). What you typed is still "
        "below. Copy it if you want to keep it. If you have words or a link to come back with, "
        "open your answers with them first."
    )


def cannot_save(
    request: HttpRequest, visit: Visit, step: Step, outage: store.Unavailable | None
) -> str:
    """Why nothing that was sent can be saved; empty if it can. The first page begins a draft."""
    if is_unchecked(request):
        return NOT_CHECKED
    if outage or not (isinstance(visit, SavedVisit) or step == FIRST):
        return not_saved(outage or store.NoDraft())
    if step != FIRST and not visit.journey.may_go_on:
        return NO_CONSENT
    return ""


def token_context(
    request: HttpRequest,
    visit: Visit,
    form: StepForm,
    stored: Mapping[str, Any],
    elsewhere: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """The token that the page's form carries; with what another window saved, if it did.

    stored: what the page shows. elsewhere: what another window saved meanwhile, None if nothing.
    A form that was refused for another reason keeps its token: it has not seen later changes.
    """
    if elsewhere is None:
        new_token = page_token(stored, visit.tag)
        sent = request.POST.get(FIELD) or UNKNOWN_PAGE
        return {"seen": sent if request.method == "POST" else new_token}
    kwargs = {"item_count": form.item_count} if isinstance(form, ListForm) else {}
    saved = bound(type(form), elsewhere, **kwargs)
    return {
        "seen": page_token(elsewhere, visit.tag),
        "is_changed": True,
        "elsewhere": rows(saved) if elsewhere and saved.is_valid() else [],
    }


def cards_of(step: Step) -> list[CautionCard] | None:
    """The step's cautions; None if they cannot be read: what was typed must still be shown."""
    if not step.cautions:
        return []
    try:
        library = read_library(timezone.localdate())
        return [for_patients(library, key) for key in step.cautions]
    except (DatabaseError, MissingCaution):
        return None


def render_form_page(
    request: HttpRequest, visit: Visit, template: str, form: StepForm, context: dict[str, Any]
) -> HttpResponse:
    """A page with a form: 422 and an error summary where it was sent and refused."""
    is_by_a_helper = visit.journey.is_by_a_helper
    if is_by_a_helper:
        form.forget_autocomplete()
    is_refused = request.method == "POST"
    context |= {
        "form": form,
        "helping": is_by_a_helper,
        "journey": visit.journey,
        "has_draft": isinstance(visit, SavedVisit),
        "may_save_for_later": isinstance(visit, SavedVisit) and context["step"] != FIRST,
        "shows_errors": is_refused,
    }
    return render(request, template, context, status=422 if is_refused else 200)
