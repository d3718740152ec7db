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
from prescribing.interview.read_back import rows
from prescribing.interview.steps import STEPS, Step
from prescribing.views.visit import Visit

FIRST = STEPS[0]
BY_SLUG = {step.slug: step for step in STEPS}


def step_or_404(slug: str) -> Step:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def fits(form: StepForm, answers: dict[str, Any]) -> bool:
    """Whether all answers together stay within the limit; if not, the form says so."""
    for message in too_long(answers, STEPS):
        form.add_error(None, message)
    return form.is_valid()


def not_saved(error: Exception) -> str:
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


def seen_now(
    request: HttpRequest,
    here: Visit,
    form: StepForm,
    shown: Mapping[str, Any],
    stored: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """What the page's form carries to notice a change made elsewhere, and that change, in rows.

    A form that was refused keeps what it carried: what was stored meanwhile was not seen yet.
    """
    if stored is None:
        fresh = page_token(shown, here.tag)
        return {"seen": request.POST.get(FIELD, "") if request.method == "POST" else fresh}
    kwargs = {"item_count": form.item_count} if isinstance(form, ListForm) else {}
    there = bound(type(form), stored, **kwargs)
    saved_there = rows(there) if stored and there.is_valid() else []
    return {"seen": page_token(stored, here.tag), "is_changed": True, "elsewhere": saved_there}


def cards_of(step: Step) -> list[CautionCard] | None:
    """The step's cautions; None if they cannot be read: what was typed must still be shown."""
    if not step.cautions:
        return []
    try:
        library = read_library(timezone.localdate())
        return [for_patients(library, key) for key in step.cautions]
    except (DatabaseError, MissingCaution):
        return None


def page(
    request: HttpRequest, here: Visit, template: str, form: StepForm, context: dict[str, Any]
) -> HttpResponse:
    """A page with a form: 422 and an error summary where it was sent and refused."""
    helping = here.journey.is_by_a_helper
    if helping:
        form.forget_autocomplete()
    refused = request.method == "POST"
    context |= {"form": form, "helping": helping, "has_draft": here.key is not None}
    context |= {"shows_errors": refused}
    return render(request, template, context, status=422 if refused else 200)
