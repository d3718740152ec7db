"""The interview's pages: one view for all steps, and two for the items of lists."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from prescribing.drafts import cookie, store
from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.lists import ADD
from prescribing.interview.journey import Journey, bound, too_long
from prescribing.interview.steps import STEPS, Step
from prescribing.interview.summary import item_titles
from prescribing.views.private import Visit, no_draft, private, visit, with_draft

FIRST = STEPS[0]
BY_SLUG = {step.slug: step for step in STEPS}


def _step_or_404(slug: str) -> Step:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


@with_draft
def task_list(request: HttpRequest, here: Visit) -> HttpResponse:
    """The hub: every section, how far it is, and what comes next."""
    journey = here.journey
    done = sum(section.is_done for section in journey.sections)
    context = {"journey": journey, "done": done, "next": journey.first_unanswered}
    return render(request, "prescribing/task_list.html", context)


@private
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Any page of the interview, shown or submitted."""
    here, this = visit(request), _step_or_404(slug)
    if request.method == "POST":
        return _submit(request, here, this)
    if this != FIRST:
        if here.key is None:
            return no_draft(request)
        if not here.journey.may_go_on:
            return redirect("step", slug=FIRST.slug)
    return _show(request, here, this, here.journey.form(this))


def _submit(request: HttpRequest, here: Visit, this: Step) -> HttpResponse:
    submitted: dict[str, Any] = dict(this.form.submitted(request.POST))
    kwargs = {"item_count": len(here.journey.items(this))} if this.item_form else {}
    form = bound(this.form, submitted, **kwargs)
    if form.is_valid() and submitted.get("completeness") == ADD and here.key:
        return redirect("add-item", slug=this.slug)
    if not form.is_valid() or not _fits(form, {**here.journey.answers, this.slug: submitted}):
        return _show(request, here, this, form)
    if here.key is None and this != FIRST:
        form.add_error(None, _LOST)
        return _show(request, here, this, form)
    return _save_step(here, this, submitted)


_LOST = (
    "We no longer have your earlier answers, so we could not save this page. Answers are deleted "
    "24 hours after the last save. What you typed is still below: copy it if you want to keep it, "
    "then start again."
)


def _fits(form: StepForm, answers: dict[str, Any]) -> bool:
    """Whether all answers together stay within the limit; if not, the form says so."""
    for message in too_long(answers, STEPS):
        form.add_error(None, message)
    return form.is_valid()


def _save_step(here: Visit, this: Step, submitted: dict[str, Any]) -> HttpResponse:
    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        kept = answers.get(this.slug, {}) if this.item_form else {}
        return {**answers, this.slug: {**kept, **submitted}}

    draft = store.change(here.key, apply) if here.key else store.create(apply({}))
    return _go_on(Journey(STEPS, draft.answers), this, draft)


def _go_on(journey: Journey, this: Step, draft: store.OpenDraft) -> HttpResponse:
    """To the next page of the section, then to the task list, and in the end to check answers."""
    following = journey.after(this)
    if following:
        response = redirect("step", slug=following.slug)
    else:
        response = redirect("check-answers" if journey.is_complete else "task-list")
    cookie.hand_out(response, draft.key)
    return response


def _show(request: HttpRequest, here: Visit, this: Step, form: StepForm) -> HttpResponse:
    if form.has_error("date_of_birth", "under-18"):
        return render(request, "prescribing/under_18.html", {"step": this}, status=422)
    context = {
        "journey": here.journey,
        "step": this,
        "form": form,
        "previous": here.journey.previous(this),
        "items": item_titles(here.journey, this),
        "has_draft": here.key is not None,
        "shows_errors": request.method == "POST",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "prescribing/step.html", context, status=status)


# --- Items of a list ---------------------------------------------------------------------------


def _list_or_404(slug: str) -> tuple[Step, type[StepForm]]:
    this = _step_or_404(slug)
    if not this.item_form:
        raise Http404
    return this, this.item_form


@with_draft
def item(request: HttpRequest, here: Visit, slug: str, item_id: str = "") -> HttpResponse:
    """One medicine or allergy: a new one without `item_id`, else the one of that id."""
    this, item_form = _list_or_404(slug)
    stored = _find(here.journey, this, item_id) if item_id else {}
    full = not item_id and len(here.journey.items(this)) >= this.limit
    if request.method != "POST":
        form = bound(item_form, stored) if item_id else item_form()
        return _show_item(request, this, form, item_id, full=full)
    submitted = dict(item_form.submitted(request.POST))
    form = bound(item_form, submitted)
    entry = {**submitted, "id": item_id or secrets.token_hex(4)}
    if full:
        form.add_error(None, _full(this))
    if not form.is_valid() or not _fits(form, _with_item(here.journey.answers, this, entry)):
        return _show_item(request, this, form, item_id, full=full)
    store.change(here.key, lambda answers: _with_item(answers, this, entry))
    response = redirect("step", slug=slug)
    cookie.hand_out(response, here.key)
    return response


def _full(this: Step) -> str:
    return (
        f"The list can hold {this.limit}, and it has {this.limit} now. Remove one first, or ask "
        "your pharmacy for a printed list to hand in with the letter."
    )


def _find(journey: Journey, this: Step, item_id: str) -> Any:
    for stored in journey.items(this):
        if stored.get("id") == item_id:
            return stored
    raise Http404


def _with_item(answers: Any, this: Step, entry: dict[str, Any]) -> dict[str, Any]:
    """The answers with an item replaced or added; whether the list is complete is asked anew."""
    items = list((answers.get(this.slug) or {}).get("items", []))
    place = next((n for n, old in enumerate(items) if old.get("id") == entry["id"]), len(items))
    items[place : place + 1] = [entry]
    return {**answers, this.slug: {"items": items}}


def _show_item(
    request: HttpRequest, this: Step, form: StepForm, item_id: str, *, full: bool
) -> HttpResponse:
    posted = request.method == "POST"
    context = {
        "step": this,
        "form": form,
        "item_id": item_id,
        "full": _full(this) if full and not posted else "",
        "shows_errors": posted,
        "has_draft": True,
    }
    return render(request, "prescribing/item.html", context, status=422 if posted else 200)


@with_draft
def remove_item(request: HttpRequest, here: Visit, slug: str, item_id: str) -> HttpResponse:
    """Ask before an item is removed, then remove it. Removing twice is harmless."""
    this, _ = _list_or_404(slug)
    if request.method != "POST":
        _find(here.journey, this, item_id)
        titles = dict(item_titles(here.journey, this))
        context = {"step": this, "title": titles[item_id], "has_draft": True}
        return render(request, "prescribing/remove_item.html", context)
    store.change(here.key, lambda answers: _without_item(answers, this, item_id))
    response = redirect("step", slug=slug)
    cookie.hand_out(response, here.key)
    return response


def _without_item(answers: Any, this: Step, item_id: str) -> dict[str, Any]:
    items = (answers.get(this.slug) or {}).get("items", [])
    return {**answers, this.slug: {"items": [i for i in items if i.get("id") != item_id]}}
