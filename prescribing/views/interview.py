"""The interview's pages: one view for all steps, and two for the items of lists."""

import re
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
    if not form.is_valid() or not _fits(form, {**here.journey.answers, this.slug: submitted}):
        return _show(request, here, this, form)
    if here.key is None and this != FIRST:
        form.add_error(None, _LOST)
        return _show(request, here, this, form)
    if submitted.get("completeness") == ADD:
        return _reopen_list(here, this)
    return _save_step(here, this, submitted)


def _reopen_list(here: Visit, this: Step) -> HttpResponse:
    """Somebody wants to add an item: whatever was said before, the list is no longer complete."""
    store.change(here.key, lambda answers: _with_items(answers, this, _items_of(answers, this)))
    response = redirect("add-item", slug=this.slug)
    cookie.hand_out(response, here.key)
    return response


_LOST = (
    "We no longer have your earlier answers, so we could not save this page. They were erased, or "
    "more than 24 hours have passed since your last save. What you typed is still below. Copy it "
    "if you want to keep it."
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
    context = {
        "journey": here.journey,
        "step": this,
        "previous": here.journey.previous(this),
        "items": item_titles(here.journey, this),
    }
    if form.has_error("date_of_birth", "under-18"):
        return _page(request, here, "prescribing/under_18.html", form, context)
    return _page(request, here, "prescribing/step.html", form, context)


def _page(
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


# --- Items of a list ---------------------------------------------------------------------------


def _list_or_404(slug: str) -> tuple[Step, type[StepForm]]:
    this = _step_or_404(slug)
    if not this.item_form:
        raise Http404
    return this, this.item_form


@private
def item(request: HttpRequest, slug: str, item_id: str = "") -> HttpResponse:
    """One medicine or allergy: a new one without `item_id`, else the one of that id."""
    here, (this, item_form) = visit(request), _list_or_404(slug)
    if request.method == "POST":
        return _submit_item(request, here, this, item_id)
    if here.key is None:
        return no_draft(request)
    if not here.journey.may_go_on:
        return redirect("step", slug=FIRST.slug)
    if item_id:
        return _show_item(request, here, this, bound(item_form, _find(here, this, item_id)))
    return _show_item(request, here, this, item_form(), full=_is_full(here, this))


def _submit_item(request: HttpRequest, here: Visit, this: Step, item_id: str) -> HttpResponse:
    """Save an item. One that another tab has removed meanwhile comes back: nothing typed is lost.

    A new item's id comes with its form, so that sending the form twice adds it once.
    """
    this, item_form = _list_or_404(this.slug)
    submitted = dict(item_form.submitted(request.POST))
    form = bound(item_form, submitted)
    item_id = _valid_id(item_id or request.POST.get("item_id", ""))
    entry = {**submitted, "id": item_id}
    if here.key is None:
        form.add_error(None, _LOST)
    elif _is_full(here, this, item_id):
        form.add_error(None, _full(this))
    if not form.is_valid() or not _fits(form, _with_item(here.journey.answers, this, entry)):
        return _show_item(request, here, this, form)
    draft = store.change(here.key, lambda answers: _with_item(answers, this, entry))
    finished = Journey(STEPS, draft.answers).is_complete
    response = redirect("check-answers") if finished else redirect("step", slug=this.slug)
    cookie.hand_out(response, here.key)
    return response


def _valid_id(text: str) -> str:
    return text if re.fullmatch("[0-9a-f]{8}", text) else secrets.token_hex(4)


def _is_full(here: Visit, this: Step, item_id: str = "") -> bool:
    items = here.journey.items(this)
    return len(items) >= this.limit and item_id not in [item.get("id") for item in items]


def _full(this: Step) -> str:
    return (
        f"The list can hold {this.limit}, and it has {this.limit} now. Remove one first, or ask "
        "your pharmacy for a printed list to hand in with the letter."
    )


def _find(here: Visit, this: Step, item_id: str) -> Any:
    for stored in here.journey.items(this):
        if stored.get("id") == item_id:
            return stored
    raise Http404


def _items_of(answers: Any, this: Step) -> list[dict[str, Any]]:
    return list((answers.get(this.slug) or {}).get("items", []))


def _with_items(answers: Any, this: Step, items: list[dict[str, Any]]) -> dict[str, Any]:
    """The answers with these items; whether the list is complete is asked anew."""
    return {**answers, this.slug: {"items": items}}


def _with_item(answers: Any, this: Step, entry: dict[str, Any]) -> dict[str, Any]:
    """The answers with an item added, or changed in its place."""
    items = _items_of(answers, this)
    for place, old in enumerate(items):
        if old.get("id") == entry["id"]:
            items[place] = entry
            return {**answers, this.slug: {**answers[this.slug], "items": items}}
    return _with_items(answers, this, [*items, entry])


def _show_item(
    request: HttpRequest, here: Visit, this: Step, form: StepForm, *, full: bool = False
) -> HttpResponse:
    item_id = _valid_id(request.POST.get("item_id", ""))
    context = {"step": this, "item_id": item_id, "full": _full(this) if full else ""}
    return _page(request, here, "prescribing/item.html", form, context)


@with_draft
def remove_item(request: HttpRequest, here: Visit, slug: str, item_id: str) -> HttpResponse:
    """Ask before an item is removed, then remove it. Removing twice is harmless."""
    this, _ = _list_or_404(slug)
    if request.method != "POST":
        _find(here, this, item_id)
        titles = dict(item_titles(here.journey, this))
        return render(
            request, "prescribing/remove_item.html", {"step": this, "title": titles[item_id]}
        )
    store.change(here.key, lambda answers: _without_item(answers, this, item_id))
    response = redirect("step", slug=slug)
    cookie.hand_out(response, here.key)
    return response


def _without_item(answers: Any, this: Step, item_id: str) -> dict[str, Any]:
    kept = [item for item in _items_of(answers, this) if item.get("id") != item_id]
    return _with_items(answers, this, kept)
