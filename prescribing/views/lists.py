"""The items of a list, a page each: add, change, remove."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prescribing.drafts import store
from prescribing.interview.forms.base import StepForm
from prescribing.interview.items import items_of, with_item, without_item
from prescribing.interview.journey import Journey, bound
from prescribing.interview.seen import FIELD, ChangedElsewhere, refuse_if_changed
from prescribing.interview.steps import STEPS, Step
from prescribing.interview.summary import item_titles
from prescribing.views.interview import fits, not_saved, page, seen_now, step_or_404
from prescribing.views.private import (
    Visit,
    no_draft,
    onward,
    private,
    turned_away,
    visit,
    visit_to_save,
    with_draft,
)


class ListFull(Exception):
    """Another item would be one too many."""


@require_safe
@with_draft
def add_item(request: HttpRequest, here: Visit, slug: str) -> HttpResponse:
    """To a blank page with an id of its own: sent twice, or after Back, it is still one item."""
    _list_or_404(slug)
    return redirect("item", slug=slug, item_id=secrets.token_hex(4))


@private
def item(request: HttpRequest, slug: str, item_id: str) -> HttpResponse:
    """One medicine or allergy, stored or new."""
    this, item_form = _list_or_404(slug)
    if not re.fullmatch("[0-9a-f]{8}", item_id):
        raise Http404
    if request.method == "POST":
        return _submit_item(request, (this, item_form), item_id)
    here = visit(request)
    if away := turned_away(request, here):
        return away
    shown = _find(here, this, item_id)
    form = bound(item_form, shown) if shown else item_form()
    return _show_item(request, here, this, form, shown)


def _submit_item(
    request: HttpRequest, place: tuple[Step, type[StepForm]], item_id: str
) -> HttpResponse:
    """Save an item. One that another tab has removed comes back: nothing typed is lost."""
    here, away = visit_to_save(request)
    this, item_form = place
    submitted = dict(item_form.submitted(request.POST))
    form = bound(item_form, submitted)
    if away:
        form.add_error(None, not_saved(away))
        return _show_item(request, here, this, form)
    entry = {**submitted, "id": item_id}
    if not form.is_valid() or not fits(form, with_item(here.journey.answers, this, entry)):
        return _show_item(request, here, this, form)
    try:
        return _save_item(here, this, entry, request.POST.get(FIELD, ""))
    except ChangedElsewhere as error:
        return _show_item(request, here, this, form, stored=error.stored)
    except ListFull:
        form.add_error(None, _full(this))
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
    return _show_item(request, here, this, form)


def _save_item(here: Visit, this: Step, entry: dict[str, Any], seen: str) -> HttpResponse:
    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        stored = next((old for old in items_of(answers, this) if old["id"] == entry["id"]), None)
        refuse_if_changed(seen, stored, entry, here.tag)
        changed = with_item(answers, this, entry)
        if len(items_of(changed, this)) > max(this.limit, len(items_of(answers, this))):
            raise ListFull
        return changed

    if here.key is None:
        raise store.NoDraft
    draft = store.change(here.key, apply)
    finished = Journey(STEPS, draft.answers).is_complete
    if finished:
        return onward(draft, "check-answers")
    return onward(draft, "step", slug=this.slug)


@with_draft
def remove_item(request: HttpRequest, here: Visit, slug: str, item_id: str) -> HttpResponse:
    """Ask before an item is removed, then remove it. Removing twice is harmless."""
    this, _ = _list_or_404(slug)
    if request.method != "POST":
        titles = dict(item_titles(here.journey, this))
        if item_id not in titles:
            raise Http404
        return render(
            request, "prescribing/remove_item.html", {"step": this, "title": titles[item_id]}
        )
    try:
        draft = store.change(here.key, lambda answers: without_item(answers, this, item_id))
    except store.NoDraft:
        return no_draft(request)
    return onward(draft, "step", slug=slug)


def _list_or_404(slug: str) -> tuple[Step, type[StepForm]]:
    this = step_or_404(slug)
    if not this.item_form:
        raise Http404
    return this, this.item_form


def _full(this: Step) -> str:
    return (
        f"The list can hold {this.limit}, and it has {this.limit} now. Remove one first, or ask "
        "your pharmacy for a printed list to hand in with the letter."
    )


def _find(here: Visit, this: Step, item_id: str) -> Any:
    stored = here.journey.items(this)
    return next((item for item in stored if item.get("id") == item_id), None)


def _show_item(
    request: HttpRequest,
    here: Visit,
    this: Step,
    form: StepForm,
    shown: Mapping[str, Any] | None = None,
    stored: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """An item's page; `shown` is what it shows, `stored` what another window saved meanwhile."""
    is_new = request.method != "POST" and shown is None
    full = is_new and len(here.journey.items(this)) >= this.limit
    context = {"step": this, "full": _full(this) if full else ""}
    context |= seen_now(request, here, form, shown or {}, stored)
    return page(request, here, "prescribing/item.html", form, context)
