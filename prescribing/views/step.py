"""The interview's pages: the task list, and one view for all steps."""

from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.articles.caution_cards import for_patients
from content.articles.compose import CautionCard
from content.articles.library import MissingCaution, read_library
from prescribing.drafts import store
from prescribing.interview import earlier_pack, reanswer
from prescribing.interview.edit_token import FIELD, ChangedElsewhere, check_token, page_token
from prescribing.interview.forms.allergies_and_medicines import ADD, ListForm
from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.before_you_start import is_shared
from prescribing.interview.journey import Journey, bound
from prescribing.interview.length import too_long
from prescribing.interview.list_items import items_of, with_items
from prescribing.interview.navigation import Destination
from prescribing.interview.read_back import is_marked, list_items, rows
from prescribing.interview.steps import STEPS, Step
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.views.visit import (
    Visit,
    address_of,
    load_visit,
    private,
    redirect_if_not_started,
    redirect_with_cookie,
    require_draft,
    visit_to_save,
)

FIRST = STEPS[0]
BY_SLUG = {step.slug: step for step in STEPS}


def step_or_404(slug: str) -> Step:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


@require_safe
@require_draft
def task_list(request: HttpRequest, here: Visit) -> HttpResponse:
    """The hub: every section, how far it is, and what comes next."""
    journey = here.journey
    done = sum(section.is_done for section in journey.sections)
    context = {"journey": journey, "done": done, "next": journey.first_unanswered}
    return render(request, "prescribing/interview/task_list.html", context)


@private
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Any page of the interview, shown or submitted."""
    this = step_or_404(slug)
    if request.method == "POST":
        return _submit(request, this)
    here = load_visit(request)
    away = redirect_if_not_started(request, here) if this != FIRST else None
    return away or _show(request, here, this, reanswer.form_to_answer(here.journey, this))


def _submit(request: HttpRequest, this: Step) -> HttpResponse:
    here, away = visit_to_save(request)
    submitted: dict[str, Any] = dict(this.form.submitted(request.POST))
    kwargs = {"item_count": len(here.journey.items(this))} if this.item_form else {}
    form = bound(this.form, submitted, **kwargs)
    if not here.key and (away or this != FIRST):
        form.errors.clear()  # nothing else can be mended before
        form.add_error(None, not_saved(away or store.NoDraft()))
        return _show(request, here, this, form)
    if not form.is_valid() or not fits(form, {**here.journey.answers, this.slug: submitted}):
        return _show(request, here, this, form)
    try:
        if submitted.get("completeness") == ADD:
            return _reopen_list(here, this, submitted, request.POST.get(FIELD, ""))
        return _save_step(here, this, submitted, request.POST.get(FIELD, ""))
    except ChangedElsewhere as error:
        return _show(request, here, this, form, stored=error.stored)
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
        return _show(request, here, this, form)


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


def _reopen_list(here: Visit, this: Step, submitted: dict[str, Any], seen: str) -> HttpResponse:
    """Somebody wants to add an item: whatever was said before, the list is no longer complete."""

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(seen, answers.get(this.slug), submitted, here.tag)
        return with_items(answers, this, items_of(answers, this))

    return redirect_with_cookie(store.change(here.key, apply), Destination("add-item", this.slug))


def fits(form: StepForm, answers: dict[str, Any]) -> bool:
    """Whether all answers together stay within the limit; if not, the form says so."""
    for message in too_long(answers, STEPS):
        form.add_error(None, message)
    return form.is_valid()


def _save_step(here: Visit, this: Step, submitted: dict[str, Any], seen: str) -> HttpResponse:
    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(seen, answers.get(this.slug), submitted, here.tag)
        kept = answers.get(this.slug, {}) if this.item_form else {}
        changed = {**answers, this.slug: {**kept, **submitted}}
        # A list's own page names its items, and does not show what else was said of them.
        return changed if this.item_form else earlier_pack.confirm(changed, {this.slug})

    shared = is_shared(submitted) if this == FIRST else None
    if here.key:
        draft = store.change(here.key, apply, shared=shared)
    else:
        draft = store.create(apply({}), shared=bool(shared))
    return redirect_with_cookie(draft, Journey(STEPS, draft.answers).after_step(this))


def _show(
    request: HttpRequest,
    here: Visit,
    this: Step,
    form: StepForm,
    stored: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page; with what another window has `stored` for it meanwhile, if it has."""
    items = list_items(here.journey, this, NameRecogniser(default_list()))
    context = {
        "journey": here.journey,
        "step": this,
        "previous": here.journey.previous(this),
        "items": items,
        "is_marked": is_marked(items),
        "cards": cards_of(this),
        **_earlier(here, this),
        **seen_now(request, here, form, here.journey.submitted(this), stored),
    }
    if form.has_error("date_of_birth", "under-18"):
        return page(request, here, "prescribing/interview/under_18.html", form, context)
    return page(request, here, "prescribing/interview/step.html", form, context)


def _earlier(here: Visit, this: Step) -> dict[str, Any]:
    """Whether the page shows an answer of an earlier pack, from when, and where it is checked.

    back_to_confirm: empty where the rest of the section is checked; the way back is the usual one.
    """
    journey = here.journey
    back = journey.back_to_confirm(this)
    return {
        "is_earlier": this.slug in earlier_pack.unconfirmed(journey.answers),
        "earlier_answer": reanswer.earlier_answer(journey, this),
        "pack_made_on": earlier_pack.made_on(journey.answers),
        "back_to_confirm": address_of(back) if back else "",
    }


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
